using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Export;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Chain.Dossiers;

/// <summary>Dossiers as sheets; what goes to the authority of the United States has English headings.</summary>
internal static class DossierSheets
{
    public static IReadOnlyList<Sheet> Fsma(IReadOnlyList<FsmaRow> rows, IStringLocalizer<ChainText> text) =>
    [
        new Sheet
        {
            Name = "FSMA 204",
            Columns =
            [
                new("Critical tracking event", 24), new("Input/output", 12), new("Traceability lot code", 22), new("Product description", 40), new("Quantity", 12, CellKind.Number), new("Unit of measure", 10),
                new("Location", 44), new("Immediate previous source", 44), new("Immediate subsequent recipient", 44), new("Date", 12, CellKind.Date), new("Traceability lot code source", 44),
                new("Farm and field", 36), new("Harvest date", 12, CellKind.Date), new("Reference document type", 20), new("Reference document number", 36), new("Product identifier", 40), new("Event ID", 60),
                new("Missing", 40),
            ],
            Rows = rows.Select(IReadOnlyList<SheetCell> (r) =>
            [
                r.Cte, r.Side, r.Tlc, r.Product, SheetCell.Number(r.Quantity), r.Uom, r.Location, r.From, r.To, SheetCell.Date(r.Date), r.TlcSource, r.Farm, SheetCell.Date(r.HarvestDate), r.ReferenceType, r.Reference,
                Thing.Spoken(r.Thing), r.EventId, string.Join(", ", r.Missing),
            ]),
        },
        new Sheet
        {
            Name = "Missing",
            Columns = [new("Critical tracking event", 24), new("Key data element", 24), new(text["dossier.missing"], 50), new("Traceability lot code", 22), new("Event ID", 60)],
            Rows = rows.SelectMany(r => r.Missing, IReadOnlyList<SheetCell> (r, kde) => [r.Cte, kde, text["kde." + kde].Value, r.Tlc, r.EventId]),
        },
        Rules("fsma", text),
    ];

    public static IReadOnlyList<Sheet> Eudr(EudrSet set, IReadOnlyDictionary<string, string> owners, IStringLocalizer<ChainText> text) =>
    [
        new Sheet
        {
            Name = "EUDR",
            Columns =
            [
                new(text["dossier.plot"], 36), new(text["dossier.owner"], 30), new(text["dossier.area-code"], 20), new(text["dossier.hectares"], 12, CellKind.Number), new(text["dossier.kind"], 12),
                new(text["dossier.coordinates"], 80), new(text["dossier.from"], 12, CellKind.Date), new(text["dossier.to"], 12, CellKind.Date), new(text["dossier.lots"], 60), new(text["dossier.missing"], 60),
            ],
            Rows = set.Plots.Select(IReadOnlyList<SheetCell> (p) =>
            [
                p.Name, owners.GetValueOrDefault(p.Place), p.Card?.AreaCode, SheetCell.Number(p.Hectares is { } h ? Math.Round((decimal)h, 4) : null), p.Rings.Count > 0 ? "Polygon" : p.Point is not null ? "Point" : null,
                string.Join(' ', (p.Rings.Count > 0 ? p.Rings[0] : p.Point is { } one ? [one] : []).Select(c => $"{Domain.Chain.Export.Eudr.Coordinate(c.Longitude)},{Domain.Chain.Export.Eudr.Coordinate(c.Latitude)}")),
                p.HarvestFrom, p.HarvestTo, string.Join("; ", p.Lots.Select(Thing.Spoken)), string.Join("; ", p.Missing.Select(m => text["eudr." + m].Value)),
            ]),
        },
        new Sheet
        {
            Name = text["dossier.missing"],
            Columns = [new(text["dossier.what"], 60), new(text["dossier.missing"], 80)],
            Rows = Missing(set, text).Select(IReadOnlyList<SheetCell> (m) => [m.What, m.Text]),
        },
        Rules("eudr", text),
    ];

    /// <summary>All that a geolocation set lacks.</summary>
    public static IEnumerable<(string What, string Text)> Missing(EudrSet set, IStringLocalizer<ChainText> text) =>
        set.Plots.SelectMany(p => p.Missing, (p, m) => (p.Name, text["eudr." + m].Value))
            .Concat(set.WithoutPlace.Select(l => (Thing.Spoken(l), text["eudr.no-place"].Value)))
            .Concat(set.WithoutOrigin.Select(l => (Thing.Spoken(l), text["eudr.no-origin"].Value)))
            .Concat(set.References.Count == 0 ? [("DDS", text["eudr.no-dds"].Value)] : [])
            .Concat(set.Plots.Count == 0 ? [("EUDR", text["eudr.no-plots"].Value)] : []);

    private static Sheet Rules(string prefix, IStringLocalizer<ChainText> text) => new()
    {
        Name = text["dossier.rules"],
        Columns = [new(text["dossier.rule"], 30), new(text["dossier.value"], 16), new(text["dossier.since"], 12, CellKind.Date), new(text["dossier.basis"], 80), new(text["dossier.status"], 30)],
        Rows = ExportRule.Of(prefix).Select(IReadOnlyList<SheetCell> (r) => [r.Code, r.Value, r.From, r.Basis, text["alert.basis." + r.Status].Value]),
    };
}
