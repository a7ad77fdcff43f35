using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Tests;

/// <summary>Data drawn with a seed, and comparison by relative size.</summary>
internal static class Draws
{
    public static double[] Normals(this SeededSource random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];

    public static double[] Positives(this SeededSource random, int count) => [.. Enumerable.Range(0, count).Select(_ => 0.5 + 2 * random.Uniform())];

    public static void Near(double expected, double found, double relative = 1e-10) =>
        Assert.True(Math.Abs(expected - found) <= relative * Math.Max(1e-12, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");
}
