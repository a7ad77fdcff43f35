using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Features.Enterprises;

/// <summary>The enterprise that a request is about, and what the asker may do with it.</summary>
/// <param name="Rights">Of the asker.</param>
/// <param name="Firm">The enterprise.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Writes">Whether the asker gives its figures; else they are only read.</param>
internal sealed record Desk(ProductivityRights Rights, Firm Firm, string Name, bool Writes);

/// <summary>Finds the enterprise of the asker, and makes its record at the first use.</summary>
internal sealed class FirmDesk(TdcDbContext db, ProductivityAccess access, OrganisationRegister register, TimeProvider clock, PageAddress to)
{
    /// <summary>The query parameter by which the department looks at one enterprise.</summary>
    public const string FirmParameter = "dn";

    /// <summary>The query parameter by which somebody who works for several enterprises names one by the code of its unit.</summary>
    public const string UnitParameter = "don-vi";

    private static readonly OrganisationKind[] kinds = [OrganisationKind.Enterprise, OrganisationKind.Cooperative, OrganisationKind.Household, OrganisationKind.Laboratory];

    /// <summary>The desk of a page's reader; <see langword="null"/> for whoever has none, who then hears 404.</summary>
    public async Task<Desk?> OpenAsync(CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (rights.SeesFirms && to.Query(FirmParameter) is { Length: > 0 } code)
        {
            var firm = await db.Set<Firm>().AsNoTracking().SingleOrDefaultAsync(f => f.Code == code, cancellation);
            return firm is null ? null : new Desk(rights, firm, await NameAsync(firm, cancellation), false);
        }

        return await OwnAsync(rights, to.Query(UnitParameter), cancellation);
    }

    /// <summary>The desk of the unit for which somebody, or a key, gives figures.</summary>
    public async Task<Desk?> OwnAsync(ProductivityRights rights, string? unitCode, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        var own = rights.OwnUnits.Where(units.Knows).Select(u => units.OfLineage(u, today)).Where(u => kinds.Contains(u.Kind)).ToList();
        var unit = unitCode is { Length: > 0 } ? own.Find(u => u.Code == unitCode) : own.FirstOrDefault();
        if (unit is null)
        {
            return null;
        }

        var firm = await FindAsync(unit.Lineage, cancellation) ?? await MakeAsync(unit, cancellation);
        return new Desk(rights, firm, Display.InEnglish ? unit.NameEn : unit.NameVi, rights.WritesFor(unit.Lineage));
    }

    /// <summary>What a firm is called in the reader's language.</summary>
    public async Task<string> NameAsync(Firm firm, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        return firm.Unit is { } unit && units.Knows(unit) && Display.InEnglish ? units.OfLineage(unit, clock.TodayInVietnam).NameEn : firm.Name;
    }

    /// <summary>Communes and wards of today by their code.</summary>
    public async Task<IReadOnlyList<Choice>> CommunesAsync(CancellationToken cancellation) =>
        [.. (await register.NowAsync(cancellation)).AsOf(clock.TodayInVietnam, OrganisationKind.Commune, OrganisationKind.Ward)
            .Select(u => new Choice(u.Code, Display.InEnglish ? u.NameEn : u.NameVi))];

    /// <summary>The years whose figures can be entered: those that have ended, newest first.</summary>
    public IEnumerable<int> Years(Firm firm)
    {
        var last = clock.TodayInVietnam.Year - 1;
        return Enumerable.Range(0, 6).Select(back => last - back).Where(y => firm.MergedFrom is null || y < firm.MergedFrom);
    }

    /// <summary>The rule by which figures of a year are due.</summary>
    public static ReportingRule RuleOf(int year) => ProductivityRules.Shipped.Reporting.On(new DateOnly(year, 12, 31));

    private Task<Firm?> FindAsync(LineageId unit, CancellationToken cancellation) => db.Set<Firm>().AsNoTracking().SingleOrDefaultAsync(f => f.Unit == unit, cancellation);

    private async Task<Firm> MakeAsync(Organisation unit, CancellationToken cancellation)
    {
        var firm = new Firm
        {
            Id = clock.NewId<FirmId>(),
            Unit = unit.Lineage,
            Code = unit.Code,
            Name = unit.NameVi,
            IsDemonstration = unit.Source == "minh họa",
            CreatedAt = clock.GetUtcNow(),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        db.Add(firm);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear(); // another request of the same unit was first
            return await FindAsync(unit.Lineage, cancellation) ?? throw new InvalidOperationException($"The code {unit.Code} belongs to an enterprise without a unit.", e);
        }

        db.ChangeTracker.Clear();
        return firm;
    }
}
