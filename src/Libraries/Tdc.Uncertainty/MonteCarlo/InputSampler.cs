using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Draws all inputs of a measurement, independent ones by themselves and correlated ones in their groups.</summary>
internal sealed class InputSampler
{
    private readonly (int Input, Distribution Distribution, double Value)[] singles;
    private readonly GroupSampler[] groups;

    /// <summary>Prepares the draws; notes say where a joint distribution had to be chosen.</summary>
    public InputSampler(Measurement measurement, List<BudgetNote> notes)
    {
        var grouped = measurement.Correlations.Groups.SelectMany(group => group).ToHashSet();
        singles = [.. Enumerable.Range(0, measurement.Quantities.Count)
            .Where(i => measurement.Quantities[i].Varies && !grouped.Contains(i))
            .Select(i => (i, measurement.Quantities[i].Distribution, measurement.Quantities[i].Value))];
        groups = [.. measurement.Correlations.Groups.Select(group => new GroupSampler(measurement, group, notes))];
        foreach (var quantity in measurement.Quantities)
        {
            if (double.IsInfinity(quantity.Distribution.StandardDeviation))
            {
                notes.Add(new("t-without-deviation", quantity.Name, quantity.Distribution.Dof));
            }
        }
    }

    /// <summary>Fills the blocks of inputs.</summary>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="blocks">One block after another, input by input.</param>
    /// <param name="size">Length of a block, a multiple of 8.</param>
    /// <param name="scratch">At least <see cref="Scratch"/> blocks.</param>
    public void Draw(RandomStream stream, Span<double> blocks, int size, Span<double> scratch)
    {
        foreach (var (input, distribution, value) in singles)
        {
            Draws.Fill(distribution, value, stream, blocks.Slice(input * size, size), scratch[..size]);
        }

        foreach (var group in groups)
        {
            group.Draw(stream, blocks, size, scratch);
        }
    }

    /// <summary>Blocks of scratch that are needed.</summary>
    public int Scratch => groups.Length == 0 ? 2 : GroupSampler.Scratch;
}
