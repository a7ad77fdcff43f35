using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Chain;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>How recalls look.</summary>
internal static class RecallWords
{
    /// <summary>The sign of a state.</summary>
    public static StatusKind Sign(RecallState state) => state switch { RecallState.Ordered => StatusKind.Late, RecallState.Closed => StatusKind.Ok, _ => StatusKind.Wait };

    /// <summary>A quantity with its unit; "–" for nothing.</summary>
    public static string Much(decimal? quantity, string? uom) =>
        quantity is null or 0 ? Display.Blank : $"{Display.NumberUpTo(quantity, 3)} {Units.Symbol(uom)}".TrimEnd();
}
