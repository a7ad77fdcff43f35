using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>Inefficiency given the residual: normal with mean μ* and deviation σ*, cut at zero.</summary>
internal static class Inefficiency
{
    /// <summary>E[exp(−c·u)].</summary>
    public static double BatteseCoelli(double mean, double deviation, double factor = 1)
    {
        var z = mean / deviation;
        return Math.Exp(NormalTail.LogTail(z - factor * deviation) - NormalTail.LogTail(z) - factor * mean + factor * factor * deviation * deviation / 2);
    }

    /// <summary>exp(−c·E[u]).</summary>
    public static double Jlms(double mean, double deviation, double factor = 1) =>
        Math.Exp(-factor * (mean + deviation * NormalTail.DensityOverTail(mean / deviation)));
}
