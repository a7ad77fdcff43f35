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
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>Takes in statistical units with their figures, whole or not at all; the same file again changes nothing but the moment.</summary>
internal sealed class ImportFirms(
    TdcDbContext db, FirmDesk desks, FirmPool pool, FigureFiles files, TimeProvider clock, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostRows = 20_000;
    private const int MostWarnings = 50;

    /// <summary>Takes in a file, for the department; its figures count at once.</summary>
    public async Task<Outcome<FigureImport>> HandleAsync(ProductivityRights rights, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        if (files.Open(file, fileName, true, MostRows, out var table) is { } unreadable)
        {
            return FigureImport.Refused(unreadable);
        }

        var reader = new FigureRowReader(table!, await desks.CommunesAsync(cancellation), text, cells);
        var rows = reader.Read(true, (2000, clock.TodayInVietnam.Year - 1));
        return reader.Faults.Count > 0 ? FigureImport.Refused(reader.Faults) : await files.KeepAsync(() => StoreAsync(rights, rows, FigureColumns.In(table!, "code"), cancellation), cancellation);
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
            foreach (var year in await db.Set<FirmYear>().Where(y => ids.Contains(y.Firm)).OrderBy(y => y.State).ToListAsync(cancellation)) // what was sent last, so that it is found
            {
                years[(year.Firm, year.Year)] = year;
            }
        }

        return years;
    }
}
