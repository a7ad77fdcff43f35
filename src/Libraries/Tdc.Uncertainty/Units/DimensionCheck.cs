using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Units;

/// <summary>Checks a measurement model against the units of its inputs.</summary>
/// <remarks>
/// <para>Refused are sums, differences and comparisons of unlike dimensions, functions of what is no number, and powers that are no numbers.</para>
/// <para>A number in the text of the model stands for whatever it is added to (<c>t - 20</c>), since models are written with bare figures.
/// Where a unit is not known or not given, nothing is claimed about what depends on it.</para>
/// <para>Source: JCGM 200:2012, 1.7 and 1.25; BIPM, The International System of Units, 5.4.</para>
/// </remarks>
public static class DimensionCheck
{
    /// <summary>Dimensions of names after the model; nothing for a name of which nothing is known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="units">Unit of each input, in the order of the model's inputs; nothing where it is not known.</param>
    /// <param name="names">Names of inputs or lines whose dimensions are wanted.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.Mismatch"/>, naming the two sides.</exception>
    public static IReadOnlyList<Dimension?> Check(MeasurementModel model, IReadOnlyList<MeasurementUnit?> units, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(names);
        if (units.Count != model.Inputs.Count)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, "units", 0, "Every input of the model needs its unit, or nothing in its place.");
        }

        var known = new DimensionWalk(model, units).Run();
        return [.. names.Select(name => known[model.StepOf(name)] is { IsBare: false, Dimension: { } dimension } ? dimension : known[model.StepOf(name)].IsBare ? Dimension.One : (Dimension?)null)];
    }
}
