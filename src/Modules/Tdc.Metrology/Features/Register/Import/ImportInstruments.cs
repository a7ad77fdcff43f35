using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Instruments;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Resources;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Import;

/// <summary>What came of a file.</summary>
/// <param name="Rows">Instruments taken in.</param>
/// <param name="Faults">What has to be mended, all rows at once; then nothing was taken in.</param>
internal sealed record InstrumentImport(int Rows, IReadOnlyList<string> Faults);

/// <summary>Takes in an existing register, whole or not at all: every fault of every row is told first.</summary>
internal sealed class ImportInstruments(
    TdcDbContext db, KindBook kinds, OrganisationRegister register, TimeProvider clock, IStringLocalizer<RegisterText> text, IStringLocalizer<DocumentsText> cells)
{
    /// <summary>Most rows of one file.</summary>
    public const int MostRows = 20_000;

    private static readonly string[] fields = ["kind", "owner", "place", "address", "latitude", "longitude", "maker", "model", "serial", "range", "class", "approval", "verified-on", "valid-to", "certificate"];

    /// <summary>The empty table to fill in, with lists of kinds and communes.</summary>
    public async Task<Sheet> TemplateAsync(CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var kindNames = (await kinds.NowAsync(cancellation)).AllOn(today).Where(k => k.IsControlled).Select(k => k.Name()).ToList();
        var places = (await register.NowAsync(cancellation)).Places(today).Select(p => p.Text).ToList();
        return new()
        {
            Name = text["import.sheet"],
            Notes = [text["import.note"]],
            Columns = [.. fields.Select(f => new SheetColumn(Head(f), f is "owner" or "address" or "kind" ? 34 : 18, f is "verified-on" or "valid-to" ? CellKind.Date : CellKind.Text)
            {
                Choices = f == "kind" ? kindNames : f == "place" ? places : [],
            })],
            Rows = [],
            TemplateRows = 500,
        };
    }

    /// <summary>Takes in a file.</summary>
    public async Task<Outcome<InstrumentImport>> HandleAsync(RegisterRights rights, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!rights.Department && rights.OwnUnits.Count == 0 && !rights.Bodies.Any(b => b.Examines))
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.not-your-instrument");
        }

        var headings = fields.Select(Head).ToList();
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = MostRows }, out var table, headings);
        if (fault != TableFault.None || table is null)
        {
            return new InstrumentImport(0, [cells["table." + fault]]);
        }

        if (table.Missing([Head("kind"), Head("owner"), Head("place"), Head("maker"), Head("serial")]) is [_, ..] missing)
        {
            return new InstrumentImport(0, [.. missing.Select(m => text["import.missing-column", m].Value)]);
        }

        var (faults, made) = await ReadAsync(rights, table, cancellation);
        if (faults.Count > 0)
        {
            return new InstrumentImport(0, faults);
        }

        if (made.Count == 0)
        {
            return new InstrumentImport(0, [text["import.empty"]]);
        }

        foreach (var instrument in made)
        {
            db.Add(instrument);
            db.Add(new InstrumentEvent { Id = clock.NewId<InstrumentEventId>(), Instrument = instrument.Id, Kind = InstrumentEventKind.Registered, On = clock.TodayInVietnam, Note = "", At = clock.GetUtcNow() });
        }

        db.AddAudit(clock, rights.Asker, "metrology.instruments-imported", "metrology.instrument", clock.NewId<InstrumentId>().Value, new { rows = made.Count });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            return new Refusal(RefusalKind.Conflict, "metrology.instrument-known"); // somebody entered one of them meanwhile
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return new InstrumentImport(made.Count, []);
    }

    private async Task<(List<string> Faults, List<Instrument> Made)> ReadAsync(RegisterRights rights, Table table, CancellationToken cancellation)
    {
        var (today, now) = (clock.TodayInVietnam, clock.GetUtcNow());
        var (snapshot, units) = (await kinds.NowAsync(cancellation), await register.NowAsync(cancellation));
        var byKind = Words(snapshot.AllOn(today).SelectMany(k => (IEnumerable<(string, string)>)[(k.NameVi, k.Code), (k.NameEn, k.Code), (k.Code, k.Code)]));
        var byPlace = Words(units.AsOf(today, OrganisationKind.Commune, OrganisationKind.Ward).SelectMany(u => (IEnumerable<(string, string)>)[(u.NameVi, u.Code), (u.NameEn, u.Code), (u.Code, u.Code)]));
        List<string> faults = [];
        List<(int Row, Instrument Made)> made = [];
        foreach (var row in table.Rows)
        {
            List<CellError> errors = [];
            var reader = new RowReader(table, row, errors);
            string Cell(string field, int most, bool required = false) => table.Column(Head(field)) < 0 ? "" : reader.Text(Head(field), most, required) ?? "";
            double? Degrees(string field, int most) => table.Column(Head(field)) < 0 ? null : (double?)reader.Number(Head(field), min: -most, max: most);
            DateOnly? Day(string field) => table.Column(Head(field)) < 0 ? null : reader.Date(Head(field));
            var (kindWord, placeWord) = (Cell("kind", 300, true), Cell("place", 300, true));
            var input = new InstrumentInput(
                byKind.GetValueOrDefault(Table.Normalise(kindWord).ToUpperInvariant(), kindWord), Cell("owner", 300, true), byPlace.GetValueOrDefault(Table.Normalise(placeWord).ToUpperInvariant(), placeWord), Cell("address", 300),
                Degrees("latitude", 90), Degrees("longitude", 180), Cell("maker", 120, true), Cell("model", 120), Cell("serial", 80, true), Cell("range", 120), Cell("class", 40), Cell("approval", 80));
            var (verifiedOn, validTo, certificate) = (Day("verified-on"), Day("valid-to"), Cell("certificate", 60));
            faults.AddRange(errors.Select(e => text["import.fault-value", e.Row, e.Column, cells["cell." + e.Fault], e.Value].Value));
            var (owner, wrong) = input.Check(snapshot, units, today);
            foreach (var (field, codes) in wrong.Where(w => errors.All(e => e.Column != Head(w.Key))))
            {
                faults.Add(text["import.fault", row.Number, Head(field), string.Join(' ', codes.Select(c => text[c].Value))]);
            }

            if (verifiedOn > today || (validTo is not null && verifiedOn is null) || validTo < verifiedOn)
            {
                faults.Add(text["import.fault", row.Number, Head("valid-to"), text["import.dates"]]);
            }

            if (errors.Count > 0 || wrong.Count > 0)
            {
                continue;
            }

            if (!rights.Writes(owner!.Lineage, input.Kind))
            {
                faults.Add(text["import.fault", row.Number, Head("owner"), text["metrology.not-your-instrument"]]);
                continue;
            }

            var instrument = input.Make(owner, today, now, clock.NewId<InstrumentId>());
            if (verifiedOn is { } on)
            {
                instrument.Verify(on, validTo ?? snapshot.On(input.Kind, on)?.ValidUntil(on), certificate);
            }

            made.Add((row.Number, instrument));
        }

        await FindKnownAsync(made, faults, cancellation);
        return (faults, made.ConvertAll(m => m.Made));
    }

    private async Task FindKnownAsync(List<(int Row, Instrument Made)> made, List<string> faults, CancellationToken cancellation)
    {
        var seen = new Dictionary<(string, string), int>();
        foreach (var (row, instrument) in made)
        {
            if (!seen.TryAdd((instrument.Kind, instrument.Identity), row))
            {
                faults.Add(text["import.fault", row, Head("serial"), text["import.twice", seen[(instrument.Kind, instrument.Identity)]]]);
            }
        }

        foreach (var part in made.Chunk(500))
        {
            var identities = part.Select(p => p.Made.Identity).ToList();
            var known = (await db.Set<Instrument>().AsNoTracking().Where(i => identities.Contains(i.Identity)).Select(i => new { i.Kind, i.Identity }).ToListAsync(cancellation)).Select(k => (k.Kind, k.Identity)).ToHashSet();
            faults.AddRange(part.Where(p => known.Contains((p.Made.Kind, p.Made.Identity))).Select(p => text["import.fault", p.Row, Head("serial"), text["metrology.instrument-known"]].Value));
        }
    }

    private string Head(string field) => text["c." + field];

    private static Dictionary<string, string> Words(IEnumerable<(string Word, string Code)> words)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var (word, code) in words)
        {
            found.TryAdd(Table.Normalise(word).ToUpperInvariant(), code);
        }

        return found;
    }
}
