using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>A line to add to a group's rule; exactly one of kind, unit and group is given.</summary>
public sealed record GroupLine
{
    /// <summary>All units of this kind.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>With the kind: only below the unit with this code; empty for all.</summary>
    public string UnderCode { get; init; } = "";

    /// <summary>One unit, by the code that it bears on the line's first day, or today.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>Another group, by its code.</summary>
    public string Includes { get; init; } = "";

    /// <summary>First day; <see langword="null"/> for always.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> for ever.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether the line takes units out.</summary>
    public bool Excluded { get; init; }
}

/// <summary>Changes the rule of a unit group.</summary>
public sealed class EditUnitGroup(TdcDbContext db, OrganisationRegister register, Asker asker, TimeProvider clock)
{
    /// <summary>Adds a line.</summary>
    public async Task<Outcome<UnitGroup>> AddAsync(string code, Guid version, GroupLine line, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        var now = await register.NowAsync(cancellation);
        var given = (line.Kind is null ? 0 : 1) + (line.UnitCode.Trim().Length == 0 ? 0 : 1) + (line.Includes.Trim().Length == 0 ? 0 : 1);
        if (given != 1)
        {
            return Refusal.Rule("organisations.group-line");
        }

        if (line.ValidFrom > line.ValidTo)
        {
            return Refusal.Rule("organisations.group-days");
        }

        var day = line.ValidFrom ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var unit = line.UnitCode.Trim().Length == 0 ? null : now.ByCode(line.UnitCode.Trim(), day);
        if (line.UnitCode.Trim().Length > 0 && unit is null)
        {
            return Refusal.Rule("organisations.group-no-unit", line.UnitCode.Trim());
        }

        var included = line.Includes.Trim();
        if (included.Length > 0 && (now.Group(included) is null || Reaches(now, included, code, [])))
        {
            return Refusal.Rule("organisations.group-no-group", included);
        }

        return await ChangeAsync(code, version, "organisations.group-line-added", group => db.Add(new UnitGroupMember
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            GroupCode = group.Code,
            Kind = line.Kind,
            UnderCode = line.Kind is null ? "" : line.UnderCode.Trim(),
            Unit = unit?.Lineage,
            Includes = included,
            ValidFrom = line.ValidFrom,
            ValidTo = line.ValidTo,
            Excluded = line.Excluded,
        }), cancellation);
    }

    /// <summary>Takes a line away.</summary>
    public Task<Outcome<UnitGroup>> RemoveAsync(string code, Guid version, Guid line, CancellationToken cancellation) =>
        ChangeAsync(code, version, "organisations.group-line-removed", group => group.Members.RemoveAll(m => m.Id == line), cancellation);

    // A group that contained itself, be it through others, would mean nothing.
    private static bool Reaches(RegisterSnapshot now, string from, string wanted, HashSet<string> seen) =>
        from.Equals(wanted, StringComparison.OrdinalIgnoreCase)
        || (seen.Add(from) && now.Group(from) is { } group && group.Members.Any(m => m.Includes.Length > 0 && Reaches(now, m.Includes, wanted, seen)));

    private async Task<Outcome<UnitGroup>> ChangeAsync(string code, Guid version, string action, Action<UnitGroup> change, CancellationToken cancellation)
    {
        if (!asker.Holds(Role.Administrator) && !asker.Holds(Role.Coordinator))
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        var group = await db.Set<UnitGroup>().Include(g => g.Members).SingleOrDefaultAsync(g => g.Code == code, cancellation);
        if (group is null)
        {
            return Refusal.NotFound("organisations.no-group");
        }

        if (group.Version != version)
        {
            return Refusal.Conflict("organisations.changed-meanwhile");
        }

        change(group);
        group.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, action, "org.group", group.Code, new { lines = group.Members.Count });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("organisations.changed-meanwhile");
        }

        register.Forget();
        return group;
    }
}
