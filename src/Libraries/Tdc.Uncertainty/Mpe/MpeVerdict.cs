using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Mpe;

/// <summary>Whether an error keeps its limit and whether it was measured well enough to say so.</summary>
/// <param name="Limit">The maximum permissible error, zero or more.</param>
/// <param name="Keeps">Whether the absolute error is no larger than the limit.</param>
/// <param name="MeasuredWellEnough">Whether the expanded uncertainty keeps the share of the limit that the procedure allows.</param>
/// <remarks>Source: simple acceptance of OIML G 19:2017, 5; the share of the limit belongs to the procedure, often one third.</remarks>
public sealed record MpeVerdict(double Limit, bool Keeps, bool MeasuredWellEnough)
{
    private const double LastBits = 8.9e-16;

    /// <summary>Whether the item passes: the error keeps its limit and the uncertainty its share.</summary>
    public bool Pass => Keeps && MeasuredWellEnough;

    /// <summary>Judges an error.</summary>
    /// <param name="error">Indication less reference, in the unit of the limit.</param>
    /// <param name="limit">The maximum permissible error, zero or more.</param>
    /// <exception cref="UncertaintyException">A figure is not finite or the limit is below zero.</exception>
    public static MpeVerdict Of(double error, double limit)
    {
        Domain.Finite(error, "error");
        Domain.Finite(limit, "mpe");
        Domain.NotNegative(limit, "mpe");
        return new(limit, Math.Abs(error) - limit <= LastBits * limit, true);
    }

    /// <summary>Judges an error and the uncertainty it was measured with.</summary>
    /// <param name="error">Indication less reference, in the unit of the limit.</param>
    /// <param name="limit">The maximum permissible error.</param>
    /// <param name="expandedUncertainty">U of the error, zero or more.</param>
    /// <param name="largestShare">Largest permitted U as a share of the limit, such as 1/3; above zero.</param>
    public static MpeVerdict Of(double error, double limit, double expandedUncertainty, double largestShare)
    {
        Domain.NotNegative(expandedUncertainty, "U");
        Domain.Positive(largestShare, "largestShare");
        var allowed = limit * largestShare;
        return Of(error, limit) with { MeasuredWellEnough = expandedUncertainty - allowed <= LastBits * allowed };
    }
}
