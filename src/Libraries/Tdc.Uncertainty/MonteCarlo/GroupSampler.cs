using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Draws inputs that are correlated.</summary>
/// <remarks>
/// <para>Normal inputs are jointly normal. t inputs with the same degrees of freedom are jointly t (JCGM 102:2011, 5.3.2). Any other mixture keeps
/// each input's own distribution and takes a normal copula whose coefficients are set so that the stated correlations come out; a note says so.</para>
/// </remarks>
internal sealed class GroupSampler
{
    private enum Joint
    {
        Normal,
        StudentT,
        Copula,
    }

    /// <summary>Normal numbers that are drawn before they are spread over the members: with one block of sums they fit the nearest cache.</summary>
    private const int Together = 8;

    private readonly int[] members;
    private readonly Distribution[] distributions;
    private readonly double[] values;
    private readonly double[] factor;
    private readonly Joint joint;

    /// <summary>Prepares the draws of a group.</summary>
    public GroupSampler(Measurement measurement, int[] group, List<BudgetNote> notes)
    {
        members = group;
        distributions = [.. group.Select(i => measurement.Quantities[i].Distribution)];
        values = [.. group.Select(i => measurement.Quantities[i].Value)];
        joint = distributions.All(one => one.IsNormal) ? Joint.Normal
            : distributions.All(one => one is TDistribution && one.Dof == distributions[0].Dof) ? Joint.StudentT
            : Joint.Copula;
        var matrix = measurement.Correlations.Matrix(group);
        var names = string.Join(", ", group.Select(i => measurement.Quantities[i].Name));
        if (joint == Joint.Copula)
        {
            notes.Add(new("copula", names, double.NaN));
            if (Copula.Adjust(matrix, distributions))
            {
                notes.Add(new("correlation-not-reached", names, double.NaN));
            }
        }

        factor = Factor.Nearest(matrix, group.Length, out var changed);
        if (changed)
        {
            notes.Add(new("correlation-not-reached", names, double.NaN));
        }
    }

    /// <summary>Blocks of scratch that <see cref="Draw"/> needs.</summary>
    public static int Scratch => 1 + Together;

    /// <summary>Fills the blocks of the group's inputs.</summary>
    public void Draw(RandomStream stream, Span<double> blocks, int size, Span<double> scratch)
    {
        var z = scratch[..size];
        var normals = scratch.Slice(size, Together * size);
        foreach (var member in members)
        {
            blocks.Slice(member * size, size).Clear();
        }

        // Several normal numbers at a time, so that each block is fetched once for all of them; the sums stay in the order of the factors.
        for (var k = 0; k < members.Length; k += Together)
        {
            var width = Math.Min(Together, members.Length - k);
            for (var of = 0; of < width; of++)
            {
                stream.Normal(normals.Slice(of * size, size));
            }

            for (var i = 0; i < members.Length; i++)
            {
                Draws.AddScaled(blocks.Slice(members[i] * size, size), normals, factor.AsSpan((i * members.Length) + k, width));
            }
        }

        if (joint == Joint.StudentT)
        {
            stream.ChiSquared(z, Math.Min(distributions[0].Dof, 1e12));
        }

        for (var i = 0; i < members.Length; i++)
        {
            Shape(blocks.Slice(members[i] * size, size), z, i);
        }
    }

    private void Shape(Span<double> block, ReadOnlySpan<double> chiSquared, int i)
    {
        var one = distributions[i];
        if (joint == Joint.Copula && !one.IsNormal)
        {
            foreach (ref var x in block)
            {
                x = values[i] + one.Quantile(Math.Clamp(Normal.Cdf(x), double.Epsilon, 1 - 1e-16));
            }

            return;
        }

        if (joint == Joint.StudentT)
        {
            var dof = Math.Min(one.Dof, 1e12);
            for (var t = 0; t < block.Length; t++)
            {
                block[t] *= Math.Sqrt(dof / chiSquared[t]);
            }
        }

        Draws.Scale(block, one.StandardUncertainty, values[i]);
    }
}
