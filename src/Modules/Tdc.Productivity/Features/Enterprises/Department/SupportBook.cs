using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Import;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Department;

/// <summary>Keeps which enterprises were supported, for the department.</summary>
internal sealed class SupportBook(TdcDbContext db, TimeProvider clock, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostRows = 5000;

    private static readonly Refusal notYours = new(RefusalKind.Forbidden, "productivity.department-only");

    /// <summary>Enters a support; the same again changes nothing.</summary>
    public async Task<Outcome<bool>> AddAsync(ProductivityRights rights, string code, int fromYear, string project, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return notYours;
        }

        var wanted = Table.Normalise(code);
        var name = Table.Normalise(project);
        var faults = Faults(fromYear, name);
        var firm = await db.Set<Firm>().AsNoTracking().SingleOrDefaultAsync(f => f.Code == wanted, cancellation);
        if (firm is null)
        {
            faults["firm"] = ["support.no-such-firm"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults };
        }

        if (await db.Set<FirmSupport>().AnyAsync(s => s.Firm == firm!.Id && s.FromYear == fromYear && s.Project == name, cancellation))
        {
            return true;
        }

        var support = Make(firm!.Id, fromYear, name);
        db.AddAudit(clock, rights.Asker, "productivity.support-added", "productivity.support", support.Id.Value, new { firm = firm.Id.Value, fromYear, project = name });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>Corrects a support. Studies that are complete keep the sample they were made of.</summary>
    public async Task<Outcome<bool>> ChangeAsync(ProductivityRights rights, SupportId id, int fromYear, string project, CancellationToken cancellation)
    {
        if (!rights.Department || await db.Set<FirmSupport>().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } support)
        {
            return Refusal.NotFound("support.none");
        }

        var name = Table.Normalise(project);
        if (Faults(fromYear, name) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults };
        }

        if (support.FromYear == fromYear && support.Project == name)
        {
            return true;
        }

        if (await db.Set<FirmSupport>().AnyAsync(s => s.Firm == support.Firm && s.FromYear == fromYear && s.Project == name, cancellation))
        {
            return Refusal.Conflict("support.twice");
        }

        var before = new { support.FromYear, support.Project };
        (support.FromYear, support.Project) = (fromYear, name);
        db.AddAudit(clock, rights.Asker, "productivity.support-changed", "productivity.support", id.Value, new { firm = support.Firm.Value, before, after = new { fromYear, project = name } });
        return await SaveAsync(cancellation);
    }

    /// <summary>Takes out a support that was entered by mistake; the audit keeps what it was.</summary>
    public async Task<Outcome<bool>> RemoveAsync(ProductivityRights rights, SupportId id, CancellationToken cancellation)
    {
        if (!rights.Department || await db.Set<FirmSupport>().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } support)
        {
            return Refusal.NotFound("support.none");
        }

        db.Remove(support);
        db.AddAudit(clock, rights.Asker, "productivity.support-removed", "productivity.support", id.Value, new { firm = support.Firm.Value, support.FromYear, support.Project });
        return await SaveAsync(cancellation);
    }

    /// <summary>An empty table to be filled in.</summary>
    public Sheet Template() => new()
    {
        Name = text["support.title"],
        Columns = [new(FigureColumns.Shown("code"), 20), new(text["c.from-year"], 12, CellKind.Whole), new(text["c.project"], 50)],
        Rows = [],
        TemplateRows = 200,
    };

    /// <summary>Takes in a list of supports, whole or not at all.</summary>
    public async Task<Outcome<FigureImport>> ImportAsync(ProductivityRights rights, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return notYours;
        }

        IReadOnlyList<string> headings = [FigureColumns.Shown("code"), text["c.from-year"], text["c.project"]];
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = MostRows }, out var table, headings);
        if (fault != TableFault.None || table is null)
        {
            return FigureImport.Refused(cells["table." + fault]);
        }

        if (table.Missing(headings) is [var missing, ..])
        {
            return FigureImport.Refused(text["import.missing-column", missing]);
        }

        var firms = await db.Set<Firm>().AsNoTracking().Select(f => new { f.Code, f.Id }).ToDictionaryAsync(f => f.Code, f => f.Id, StringComparer.OrdinalIgnoreCase, cancellation);
        var known = (await db.Set<FirmSupport>().AsNoTracking().Select(s => new { s.Firm, s.FromYear, s.Project }).ToListAsync(cancellation)).Select(s => (s.Firm, s.FromYear, s.Project)).ToHashSet();
        var (faults, taken) = (new List<string>(), 0);
        foreach (var row in table.Rows)
        {
            List<CellError> errors = [];
            var reader = new RowReader(table, row, errors);
            var (code, year, project) = (reader.Text(headings[0], 40, required: true), reader.Number(headings[1], required: true, min: 2000, max: clock.TodayInVietnam.Year + 1), reader.Text(headings[2], 300, required: true));
            faults.AddRange(errors.Select(e => text["import.fault-value", e.Row, e.Column, cells["cell." + e.Fault], e.Value].Value));
            if (errors.Count > 0)
            {
                continue;
            }

            if (!firms.TryGetValue(code!, out var firm))
            {
                faults.Add(text["import.fault-value", row.Number, headings[0], text["support.no-such-firm"], code!]);
                continue;
            }

            if (known.Add((firm, (int)year!.Value, project!)))
            {
                Make(firm, (int)year.Value, project!);
                taken++;
            }
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return FigureImport.Refused(faults);
        }

        db.AddAudit(clock, rights.Asker, "productivity.supports-imported", "productivity.support", clock.NewId<SupportId>().Value, new { taken });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return new FigureImport(taken, 0, [], []);
    }

    private Dictionary<string, string[]> Faults(int fromYear, string project)
    {
        Dictionary<string, string[]> faults = [];
        if (fromYear < 2000 || fromYear > clock.TodayInVietnam.Year + 1)
        {
            faults["fromYear"] = ["productivity.field-range"];
        }

        if (project.Length is 0 or > 300)
        {
            faults["project"] = ["productivity.field-needed"];
        }

        return faults;
    }

    private async Task<Outcome<bool>> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.NotFound("support.none"); // somebody else took it out meanwhile
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private FirmSupport Make(FirmId firm, int year, string project)
    {
        var support = new FirmSupport { Id = clock.NewId<SupportId>(), Firm = firm, FromYear = year, Project = project };
        db.Add(support);
        return support;
    }
}
