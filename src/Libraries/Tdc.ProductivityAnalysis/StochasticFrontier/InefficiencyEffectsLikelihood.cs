using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>Log-likelihood of inefficiency cut at zero with a mean of its own for each observation, with its gradient.</summary>
/// <remarks>Parameters: coefficients, s = ln σv², w = ln σu², effects δ; scaled. Source: Battese and Coelli (1993, appendix; 1995).</remarks>
/// <param name="design">y and columns of the frontier.</param>
/// <param name="effects">Columns of the mean of inefficiency, constant first.</param>
internal sealed class InefficiencyEffectsLikelihood(FrontierDesign design, double[][] effects)
{
    private readonly double[] residuals = new double[design.Count];
    private readonly double[] means = new double[design.Count];

    /// <summary>Value and gradient.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        var k = design.Columns.Length;
        Fill(point);
        Array.Clear(gradient);
        var (noise, own) = (Math.Exp(point[k]), Math.Exp(point[k + 1]));
        var (root, ratio) = (Math.Sqrt(noise + own), Math.Sqrt(own / noise));
        var (noisePart, ownPart) = (noise / (noise + own), own / (noise + own));
        var value = 0.0;
        for (var i = 0; i < residuals.Length; i++)
        {
            var (e, m) = (residuals[i], means[i]);
            var gap = (e + m) / root;
            var before = m / Math.Sqrt(own); // truncation of u
            var after = (m / ratio - e * ratio) / root; // truncation of u given ε: μ*/σ*
            var spread = (m / ratio + e * ratio) / root;
            var (pullBefore, pullAfter) = (NormalTail.DensityOverTail(before), NormalTail.DensityOverTail(after));
            value += NormalTail.LogDensity(gap) - Math.Log(root) - NormalTail.LogTail(before) + NormalTail.LogTail(after);
            var byResidual = -(gap + pullAfter * ratio) / root;
            var byMean = -gap / root - pullBefore / Math.Sqrt(own) + pullAfter / ratio / root;
            gradient[k] += (noisePart * (gap * gap - 1 - pullAfter * after) + pullAfter * spread) / 2;
            gradient[k + 1] += (ownPart * (gap * gap - 1 - pullAfter * after) - pullAfter * spread + pullBefore * before) / 2;
            for (var j = 0; j < k; j++)
            {
                gradient[j] -= byResidual * design.Columns[j][i];
            }

            for (var j = 0; j < effects.Length; j++)
            {
                gradient[k + 2 + j] += byMean * effects[j][i];
            }
        }

        return value;
    }

    /// <summary>μ* and σ* of each observation at a point, in scaled units.</summary>
    public (double Mean, double Deviation, double Factor)[] Conditional(double[] point)
    {
        var k = design.Columns.Length;
        Fill(point);
        var (noise, own) = (Math.Exp(point[k]), Math.Exp(point[k + 1]));
        return [.. residuals.Select((e, i) => ((noise * means[i] - own * e) / (noise + own), Math.Sqrt(noise * own / (noise + own)), 1.0))];
    }

    private void Fill(double[] point)
    {
        design.Residuals(point, residuals);
        Array.Clear(means);
        for (var j = 0; j < effects.Length; j++)
        {
            for (var i = 0; i < means.Length; i++)
            {
                means[i] += point[design.Columns.Length + 2 + j] * effects[j][i];
            }
        }
    }
}
