using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features;

/// <summary>What the asker may see and do in the plan.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Coordinates">Whether the asker acts as the coordinator: the role, or a key of the coordinating unit, or the program itself.</param>
internal sealed record PlanRights(Asker Asker, bool Coordinates)
{
    /// <summary>Whether the work of every unit is open to the asker for reading.</summary>
    public bool SeesEveryUnit => Coordinates || Asker.Holds(Role.Leader) || Asker.Holds(Role.Finance);

    /// <summary>Whether a unit's inner work (duties, drafts, names) is open to the asker.</summary>
    public bool Sees(LineageId unit) => SeesEveryUnit || Asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator)
        || (Asker.KeyUnit == unit && Asker.HasScope(PlanScopes.Read));

    /// <summary>Whether the asker works for a unit.</summary>
    public bool WritesFor(LineageId unit) => ReferenceEquals(Asker, Asker.System) || Asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator)
        || (Asker.KeyUnit == unit && Asker.HasScope(PlanScopes.Write));

    /// <summary>The units for which the asker works, in the order of the roles.</summary>
    public IEnumerable<LineageId> OwnUnits => Asker.Roles.Where(r => r.Role is Role.Officer or Role.Head or Role.Coordinator).Select(r => r.Unit)
        .Concat(Asker.KeyUnit is { } unit ? [unit] : []).Distinct();
}

/// <summary>Works out the rights of the asker.</summary>
internal sealed class PlanAccess(Asker asker, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Rights of the program itself, for the command line, seeds and jobs.</summary>
    public static PlanRights OfSystem { get; } = new(Asker.System, true);

    /// <summary>The rights today.</summary>
    public async ValueTask<PlanRights> RightsAsync(CancellationToken cancellation)
    {
        if (ReferenceEquals(asker, Asker.System))
        {
            return OfSystem;
        }

        var coordinates = asker.Holds(Role.Coordinator);
        if (!coordinates && asker.KeyUnit is { } unit && asker.HasScope(PlanScopes.Write))
        {
            var units = await register.NowAsync(cancellation);
            coordinates = units.ByCode(PlanScopes.CoordinatingCode, clock.TodayInVietnam)?.Lineage == unit;
        }

        return new(asker, coordinates);
    }
}
