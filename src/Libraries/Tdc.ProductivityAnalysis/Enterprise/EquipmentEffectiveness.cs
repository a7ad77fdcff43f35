using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>Overall equipment effectiveness of one machine over a stretch of time.</summary>
/// <param name="Availability">Running time over planned time.</param>
/// <param name="Performance">Ideal time for what was made over running time; above 1 means that the ideal cycle is set too slow.</param>
/// <param name="Quality">Good pieces over all pieces.</param>
/// <remarks>Each is a ratio; <see cref="double.NaN"/> where nothing was planned, ran or was made. Source: Nakajima (1988); ISO 22400-2.</remarks>
public sealed record EquipmentEffectiveness(double Availability, double Performance, double Quality)
{
    /// <summary>The product of the three.</summary>
    public double Overall => Availability * Performance * Quality;

    /// <summary>Computes it.</summary>
    /// <param name="plannedTime">Planned production time, above zero.</param>
    /// <param name="runningTime">Time the machine ran, at most the planned, in the same unit.</param>
    /// <param name="idealCycleTime">Shortest time for a piece, in the same unit.</param>
    /// <param name="pieces">Pieces made.</param>
    /// <param name="goodPieces">Pieces right the first time, at most all pieces.</param>
    /// <exception cref="AnalysisException">A value is out of its range.</exception>
    public static EquipmentEffectiveness Compute(double plannedTime, double runningTime, double idealCycleTime, double pieces, double goodPieces)
    {
        Require.Positive(plannedTime, 0, "planned time");
        Require.Within(runningTime, 0, plannedTime, "running time");
        Require.NotNegative(idealCycleTime, 0, "ideal cycle time");
        Require.NotNegative(pieces, 0, "pieces");
        Require.Within(goodPieces, 0, pieces, "good pieces");
        return new(runningTime / plannedTime, Ratio.Of(idealCycleTime * pieces, runningTime), Ratio.Of(goodPieces, pieces));
    }
}
