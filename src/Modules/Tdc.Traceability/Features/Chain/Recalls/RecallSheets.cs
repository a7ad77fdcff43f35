using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Resources;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>The recall list as sheets: places, parties, ways, identifiers.</summary>
internal static class RecallSheets
{
    public static IReadOnlyList<Sheet> Of(TraceRecall recall, IStringLocalizer<ChainText> text)
    {
        var list = RecallHandler.ListOf(recall);
        IReadOnlyList<string> titles = [text["recall.title.number", recall.Number], $"{recall.Product} {Thing.Spoken(recall.Subject)}".Trim()];
        IReadOnlyList<string> notes = [text["recall.reason"] + ": " + recall.Reason, text["recall.computed", Display.Moment(recall.ComputedAt)]];
        return
        [
            new Sheet
            {
                Name = text["recall.sheet.places"],
                Titles = titles,
                Notes = notes,
                Columns =
                [
                    new(text["recall.place"], 34), new(text["recall.place-id"], 30), new(text["recall.address"], 30), new(text["recall.commune"], 20), new(text["recall.owner"], 30), new(text["recall.thing"], 40),
                    new(text["recall.uom"], 8), Number("recall.made"), Number("recall.received"), Number("recall.sent"), Number("recall.used"), Number("recall.sold"), Number("recall.destroyed"),
                    Number("recall.held"), new(text["recall.open"], 12), new(text["recall.first"], 16, CellKind.Time), new(text["recall.last"], 16, CellKind.Time),
                ],
                Rows = list.Places.Select(IReadOnlyList<SheetCell> (p) =>
                [
                    Display.InEnglish ? p.NameEn : p.NameVi, Thing.Spoken(p.Place), p.Address, p.Commune, p.Owner, p.ThingText, Units.Symbol(p.Uom), SheetCell.Number(p.Made), SheetCell.Number(p.Received),
                    SheetCell.Number(p.Sent), SheetCell.Number(p.Used), SheetCell.Number(p.Sold), SheetCell.Number(p.Destroyed), SheetCell.Number(p.Held).Bold(), p.IsOpen ? text["yes"].Value : null, Time(p.First), Time(p.Last),
                ]),
            },
            new Sheet
            {
                Name = text["recall.sheet.parties"],
                Titles = titles,
                Columns = [new(text["recall.party"], 40), new(text["recall.must"], 40), new(text["recall.places"], 60), new(text["recall.email"], 30)],
                Rows = list.Parties.Select(IReadOnlyList<SheetCell> (p) => [p.Name, text["recall.must." + p.Must].Value, string.Join("; ", p.Places), p.Email]),
            },
            new Sheet
            {
                Name = text["recall.sheet.ways"],
                Titles = titles,
                Columns =
                [
                    new(text["recall.sent-at"], 16, CellKind.Time), new(text["recall.thing"], 40), new(text["recall.from"], 34), new(text["recall.to"], 34), Number("recall.quantity"), new(text["recall.uom"], 8),
                    new(text["recall.received-at"], 16, CellKind.Time),
                ],
                Rows = list.Ways.Select(IReadOnlyList<SheetCell> (w) =>
                    [Time(w.At), w.ThingText, w.FromName, w.ToName, SheetCell.Number(w.Quantity), Units.Symbol(w.Uom), w.ReceivedAt is { } at ? Time(at) : SheetCell.Empty]),
            },
            new Sheet
            {
                Name = text["recall.sheet.identifiers"],
                Titles = titles,
                Columns = [new(text["recall.thing"], 50), new(text["recall.identifier"], 70), new(text["recall.is-source"], 14)],
                Rows = list.Identifiers.Select(IReadOnlyList<SheetCell> (i) => [i.Text, i.Id, i.IsSource ? text["yes"].Value : null]),
            },
        ];

        SheetColumn Number(string key) => new(text[key], 12, CellKind.Number);
        static SheetCell Time(DateTimeOffset at) => SheetCell.Time(at.InVietnam.DateTime);
    }
}
