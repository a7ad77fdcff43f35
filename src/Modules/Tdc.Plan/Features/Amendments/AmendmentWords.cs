using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Marks of an amendment's state.</summary>
internal static class AmendmentWords
{
    /// <summary>The chip of a state.</summary>
    public static StatusKind Kind(AmendmentState state) => state switch
    {
        AmendmentState.Decided => StatusKind.Ok,
        AmendmentState.Rejected => StatusKind.Late,
        AmendmentState.Withdrawn => StatusKind.None,
        AmendmentState.Draft or AmendmentState.Proposed => StatusKind.Wait,
        _ => StatusKind.Go,
    };
}
