using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>One input of the gross-output account: capital, labour, energy, materials or services.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CostBefore">Cost before in current prices, zero or more.</param>
/// <param name="CostNow">Cost now.</param>
/// <param name="VolumeBefore">Volume before, above zero.</param>
/// <param name="VolumeNow">Volume now, above zero.</param>
public sealed record GrossOutputInput(string Name, double CostBefore, double CostNow, double VolumeBefore, double VolumeNow);

/// <summary>Growth of gross output by its inputs.</summary>
/// <param name="Output">Δln of gross output.</param>
/// <param name="Contributions">Contribution of each input in the order given.</param>
/// <param name="MultifactorProductivity">What the inputs leave.</param>
public sealed record GrossOutputAccount(double Output, IReadOnlyList<double> Contributions, double MultifactorProductivity)
{
    /// <summary>Accounts for the growth of gross output with the shares of cost as weights.</summary>
    /// <param name="volumeBefore">Gross output at constant prices before, above zero.</param>
    /// <param name="volumeNow">And now.</param>
    /// <param name="inputs">All inputs, capital included; weights are shares in their total cost.</param>
    /// <exception cref="AnalysisException">No input, or a value out of its range.</exception>
    public static GrossOutputAccount Compute(double volumeBefore, double volumeNow, IReadOnlyList<GrossOutputInput> inputs)
    {
        Require.Some(inputs.Count);
        Require.NotNegative([.. inputs.Select(i => i.CostBefore)], "cost before");
        Require.NotNegative([.. inputs.Select(i => i.CostNow)], "cost now");
        Require.Positive([.. inputs.Select(i => i.VolumeBefore)], "volume before");
        Require.Positive([.. inputs.Select(i => i.VolumeNow)], "volume now");
        var before = Require.Positive(inputs.Sum(i => i.CostBefore), -1, "cost before");
        var now = Require.Positive(inputs.Sum(i => i.CostNow), -1, "cost now");
        var output = Math.Log(Require.Positive(volumeNow, 1, "gross output") / Require.Positive(volumeBefore, 0, "gross output"));
        double[] contributions = [.. inputs.Select(i => (i.CostBefore / before + i.CostNow / now) / 2 * Math.Log(i.VolumeNow / i.VolumeBefore))];
        return new(output, contributions, output - contributions.Sum());
    }

    /// <summary>Growth of productivity on value added that this account stands for: divided by the share of value added in gross output.</summary>
    /// <param name="valueAddedShare">Mean share of value added in gross output of the two periods, above 0 and at most 1.</param>
    /// <exception cref="AnalysisException">The share is out of range.</exception>
    public double OnValueAdded(double valueAddedShare)
    {
        Require.Within(valueAddedShare, double.Epsilon, 1, "share of value added");
        return MultifactorProductivity / valueAddedShare;
    }
}
