using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Who sees and who moves amendments.</summary>
internal static class AmendmentRights
{
    /// <summary>Whether the asker writes proposals of a unit.</summary>
    public static bool Writes(Asker asker, LineageId unit) => asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator)
        || (asker.KeyUnit == unit && asker.HasScope(PlanScopes.Write));

    /// <summary>Whether the asker collects proposals and records decisions: the coordinator, or a key of the coordinating unit.</summary>
    public static bool Coordinates(Asker asker) => asker.Holds(Role.Coordinator)
        || (asker.KeyUnitCode == PlanScopes.CoordinatingCode && asker.HasScope(ReportAccess.CoordinateScope));

    /// <summary>Whether the asker may know of an amendment: decided ones are public, drafts belong to their unit.</summary>
    public static bool Sees(Asker asker, Amendment amendment) =>
        amendment.State == AmendmentState.Decided
        || Writes(asker, amendment.ProposedBy)
        || (amendment.State is not (AmendmentState.Draft or AmendmentState.Withdrawn) && (Coordinates(asker) || asker.Holds(Role.Leader)));

    /// <summary>Steps that the asker may take now.</summary>
    public static IEnumerable<AmendmentState> Steps(Asker asker, Amendment amendment)
    {
        var own = Writes(asker, amendment.ProposedBy);
        var coordinates = Coordinates(asker);
        return amendment.State switch
        {
            AmendmentState.Draft when own => [AmendmentState.Proposed, AmendmentState.Withdrawn],
            AmendmentState.Proposed => [.. coordinates ? [AmendmentState.Collected, AmendmentState.Draft, AmendmentState.Rejected] : Array.Empty<AmendmentState>(), .. own ? [AmendmentState.Withdrawn] : Array.Empty<AmendmentState>()],
            AmendmentState.Collected when coordinates => [AmendmentState.Submitted, AmendmentState.Decided, AmendmentState.Rejected],
            AmendmentState.Submitted when coordinates => [AmendmentState.Decided, AmendmentState.Rejected],
            _ => [],
        };
    }
}
