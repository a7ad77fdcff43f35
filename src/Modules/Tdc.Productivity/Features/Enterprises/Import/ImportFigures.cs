using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>What a file did, or what has to be mended in it; never both.</summary>
/// <param name="Rows">Rows taken in.</param>
/// <param name="Firms">Enterprises that are new.</param>
/// <param name="Faults">What has to be mended, with rows and columns.</param>
/// <param name="Warnings">What stands out and was taken in all the same.</param>
internal sealed record FigureImport(int Rows, int Firms, IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings)
{
    /// <summary>A file that was not taken in.</summary>
    public static FigureImport Refused(params IReadOnlyList<string> faults) => new(0, 0, faults, []);
}

/// <summary>Takes tables of figures in: whole, or not at all. The same file again changes nothing.</summary>
internal sealed class ImportFigures(
    TdcDbContext db, FigureBook book, FirmDesk desks, FirmPool pool, TimeProvider clock, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostOwnRows = 50;
    private const int MostRows = 20_000;
    private const int MostWarnings = 50;

    /// <summary>Takes in several years of one enterprise as drafts, to be checked and sent on the page.</summary>
    public async Task<Outcome<FigureImport>> OwnAsync(Desk desk, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!desk.Writes)
        {
            return Refusal.NotFound("productivity.no-such-firm");
        }

        if (Open(file, fileName, false, MostOwnRows, out var table) is { } unreadable)
        {
            return FigureImport.Refused(unreadable);
        }

        var reader = new FigureRowReader(table!, await desks.CommunesAsync(cancellation), text, cells);
        var rows = reader.Read(false, (1990, 2100));
        var faults = reader.Faults;
        faults.AddRange(rows.Select(r => (r.Number, No: book.Gate(desk, r.Year))).Where(r => r.No is not null)
            .Select(r => text["import.fault", r.Number, FigureColumns.In(table!, "year"), r.No!.Message(text)].Value));
        if (faults.Count > 0)
        {
            return FigureImport.Refused(faults);
        }

        return await KeepAsync(async () =>
        {
            foreach (var row in rows)
            {
                if (!(await book.SaveAsync(desk, row.Year, null, row.Apply, cancellation)).TryGet(out _, out var no))
                {
                    throw new ImportRefused(no);
                }
            }

            return new FigureImport(rows.Count, 0, [], []);
        }, cancellation);
    }

    /// <summary>Takes in statistical units with their figures, for the department; they count at once.</summary>
    public async Task<Outcome<FigureImport>> FirmsAsync(ProductivityRights rights, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        if (Open(file, fileName, true, MostRows, out var table) is { } unreadable)
        {
            return FigureImport.Refused(unreadable);
        }

        var reader = new FigureRowReader(table!, await desks.CommunesAsync(cancellation), text, cells);
        var rows = reader.Read(true, (2000, clock.TodayInVietnam.Year - 1));
        return reader.Faults.Count > 0 ? FigureImport.Refused(reader.Faults) : await KeepAsync(() => StoreAsync(rights, rows, FigureColumns.In(table!, "code"), cancellation), cancellation);
    }

    private async Task<FigureImport> StoreAsync(ProductivityRights rights, List<FigureRow> rows, string codeColumn, CancellationToken cancellation)
    {
        var firms = new Dictionary<string, Firm>(StringComparer.Ordinal);
        foreach (var codes in rows.Select(r => r.Code).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var firm in await db.Set<Firm>().Where(f => codes.Contains(f.Code)).ToListAsync(cancellation))
            {
                firms[firm.Code] = firm;
            }
        }

        var faults = rows.Where(r => firms.GetValueOrDefault(r.Code) is { } f && (f.Unit is not null || (f.MergedFrom is { } from && r.Year >= from)))
            .Select(r => text["import.fault-value", r.Number, codeColumn, text[firms[r.Code].Unit is not null ? "import.has-account" : "import.merged"], r.Code].Value).ToList();
        if (faults.Count > 0)
        {
            throw new ImportRefused(faults);
        }

        var known = await YearsAsync([.. firms.Values.Select(f => f.Id)], cancellation);
        var (now, added, warnings) = (clock.GetUtcNow(), 0, new List<string>());
        List<(FigureRow Row, FirmYear Year)> written = [];
        foreach (var row in rows)
        {
            if (!firms.TryGetValue(row.Code, out var firm))
            {
                firm = new Firm { Id = clock.NewId<FirmId>(), Code = row.Code, Name = row.Name, CreatedAt = now, Version = Guid.CreateVersion7(now) };
                firms[row.Code] = firm;
                db.Add(firm);
                added++;
            }

            if (!known.TryGetValue((firm.Id, row.Year), out var year))
            {
                year = new FirmYear { Id = clock.NewId<FirmYearId>(), Firm = firm.Id, Year = row.Year, ActivityVersion = Activities.Present };
                known[(firm.Id, row.Year)] = year;
                db.Add(year);
            }

            row.Apply(year);
            (year.State, year.SubmittedAt, year.ChangedAt, year.Version) = (FirmYearState.Submitted, now, now, Guid.CreateVersion7(now));
            written.Add((row, year));
        }

        faults = [.. written.SelectMany(w => Needed(w.Row, w.Year))];
        if (faults.Count > 0)
        {
            throw new ImportRefused(faults);
        }

        foreach (var (row, year) in written)
        {
            foreach (var finding in FigureChecks.Of(year, known.GetValueOrDefault((year.Firm, year.Year - 1)), null, ProductivityRules.Shipped).Where(f => f.Code != "missing"))
            {
                warnings.Add(text["import.warning", row.Number, text.Word(finding)]);
            }
        }

        db.AddAudit(clock, rights.Asker, "productivity.firms-imported", "productivity.firm", Guid.CreateVersion7(now), new { rows = rows.Count, firms = added });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        pool.Forget();
        return new FigureImport(rows.Count, added, [], warnings.Count > MostWarnings ? [.. warnings.Take(MostWarnings), text["import.more-warnings", warnings.Count - MostWarnings]] : warnings);
    }

    // A statistical unit without activity and people is of no use to anybody; other figures may be missing and are told.
    private IEnumerable<string> Needed(FigureRow row, FirmYear year)
    {
        if (year.Activity.Length == 0)
        {
            yield return text["import.fault", row.Number, FigureColumns.Shown("activity"), cells["cell." + CellFault.Missing]];
        }

        if (year.Persons is null)
        {
            yield return text["import.fault", row.Number, FigureColumns.Shown("persons"), cells["cell." + CellFault.Missing]];
        }

        foreach (var finding in FigureChecks.Of(year, null, null, ProductivityRules.Shipped).Where(f => f.IsError && f.Code != "missing"))
        {
            yield return text["import.warning", row.Number, text.Word(finding)];
        }
    }

    private async Task<Dictionary<(FirmId, int), FirmYear>> YearsAsync(List<FirmId> firms, CancellationToken cancellation)
    {
        Dictionary<(FirmId, int), FirmYear> years = [];
        foreach (var ids in firms.Chunk(500))
        {
            foreach (var year in await db.Set<FirmYear>().Where(y => ids.Contains(y.Firm)).ToListAsync(cancellation))
            {
                years[(year.Firm, year.Year)] = year;
            }
        }

        return years;
    }

    private string? Open(Stream file, string fileName, bool severalFirms, int most, out Table? table)
    {
        List<string> headings = [.. FigureColumns.All(severalFirms).SelectMany(FigureColumns.Names)];
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = most }, out table, headings);
        if (fault != TableFault.None || table is null)
        {
            return cells["table." + fault] is { ResourceNotFound: false } words ? words.Value : text["import.unreadable"];
        }

        foreach (var column in severalFirms ? (IReadOnlyList<string>)["code", "name", "year"] : ["year"])
        {
            if (table.Column(FigureColumns.In(table, column)) < 0)
            {
                return text["import.missing-column", FigureColumns.Shown(column)];
            }
        }

        if (table.RepeatedHeaders is [var twice, ..])
        {
            return text["import.repeated-column", twice];
        }

        // A column that nobody reads would be dropped in silence.
        var known = headings.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (table.Headers.FirstOrDefault(h => h.Length > 0 && !known.Contains(h)) is { } strange)
        {
            return text["import.unknown-column", strange];
        }

        return table.Rows.Count == 0 ? text["import.empty"].Value : null;
    }

    private async Task<Outcome<FigureImport>> KeepAsync(Func<Task<FigureImport>> work, CancellationToken cancellation)
    {
        try
        {
            return await db.InTransactionAsync(work, cancellation);
        }
        catch (ImportRefused refused)
        {
            db.ChangeTracker.Clear();
            return refused.Refusal is { } no ? no : FigureImport.Refused(refused.Faults);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e) || e is DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return FigureBook.Changed;
        }
    }
}

/// <summary>Carries a no out of a transaction, so that it rolls back.</summary>
internal sealed class ImportRefused : Exception
{
    public ImportRefused(Refusal refusal)
        : base(refusal.Code) => Refusal = refusal;

    public ImportRefused(IReadOnlyList<string> faults)
        : base("rows have faults") => Faults = faults;

    /// <summary>The refusal, if a rule said no.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The faults of rows.</summary>
    public IReadOnlyList<string> Faults { get; } = [];
}
