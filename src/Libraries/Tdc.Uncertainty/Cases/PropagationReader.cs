using System.Text.Json;
using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Cases;

/// <summary>A case of kind <c>propagation</c> as it is read.</summary>
/// <param name="Measurement">Model, inputs, correlations, outputs.</param>
/// <param name="P">Coverage probability of the budget.</param>
/// <param name="MonteCarloP">Coverage probability of Monte Carlo intervals.</param>
/// <param name="AsksMonteCarlo">Whether the case gives <c>mcP</c>.</param>
/// <param name="Title">What it is called; may be empty.</param>
public sealed record PropagationCase(Measurement Measurement, double P, double MonteCarloP, bool AsksMonteCarlo, string Title)
{
    /// <summary>What a reader is to know about the units of the model.</summary>
    public IReadOnlyList<BudgetNote> Notes { get; init; } = [];

    /// <summary>The unit of an output in plain symbols; empty when it is a number or does not follow from the model.</summary>
    /// <param name="output">Name of an input or a line.</param>
    public string UnitOf(string output) => OutputUnits.Of(Measurement, output);

    /// <summary>Reads a case of this kind.</summary>
    /// <param name="json">The text of a case.</param>
    /// <exception cref="UncertaintyException">It is not such a case.</exception>
    public static PropagationCase Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = MetrologyCase.Read(json);
        var kind = MetrologyCase.Kind(document.RootElement);
        return kind == PropagationKind.Word
            ? PropagationReader.Read(document.RootElement)
            : throw new UncertaintyException(UncertaintyFault.UnknownKind, kind, 0, $"A case of kind '{kind}' has no budget.");
    }
}

/// <summary>Reads cases of kind <c>propagation</c>.</summary>
internal static class PropagationReader
{
    private const double UsualMonteCarloProbability = 0.95;

    /// <summary>Reads one.</summary>
    public static PropagationCase Read(JsonElement root)
    {
        var observations = Observations.Read(root);
        var quantities = CaseText.List(root, "quantities").EnumerateArray().Select((part, at) => QuantityOf(CaseText.Group(part, $"quantities[{at}]"), observations)).ToArray();
        var names = quantities.Select(quantity => quantity.Name).ToHashSet(StringComparer.Ordinal);
        if (observations.Names.FirstOrDefault(name => !names.Contains(name)) is { } stranger)
        {
            throw new UncertaintyException(UncertaintyFault.UnknownName, stranger, 0, $"There are readings of '{stranger}', which is no quantity.");
        }

        var lines = CaseText.List(root, "model").EnumerateArray()
            .Select((part, at) => CaseText.Group(part, $"model[{at}]")).Select(part => new Assignment(CaseText.Text(part, "name"), CaseText.Text(part, "expr"))).ToArray();
        var outputs = CaseText.List(root, "outputs").EnumerateArray().Select(part => CaseText.TextOf(part, "outputs")).ToArray();
        var stated = Stated(root).ToArray();
        NoConstants(quantities, stated);
        var measurement = new Measurement(quantities, lines, outputs, [.. stated, .. observations.Correlations(stated, names)]);
        var notes = ModelUnits.Check(measurement);
        var p = Probability(root, "p");
        var monteCarlo = Probability(root, "mcP");
        var title = CaseText.Optional(root, "title") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        return new(measurement, p ?? CoverageFactors.UsualProbability, monteCarlo ?? p ?? UsualMonteCarloProbability, monteCarlo is not null, title) { Notes = notes };
    }

    private static Quantity QuantityOf(JsonElement part, Observations observations)
    {
        var name = CaseText.Text(part, "name");
        var readings = observations.Of(name);
        double? dof = CaseText.Optional(part, "dof") is { } stated ? DistributionReader.Dof(stated, name) : null;
        var value = CaseText.Optional(part, "value") is { } given ? CaseText.NumberOf(given, name)
            : readings?.Mean ?? throw new UncertaintyException(UncertaintyFault.Missing, name, 0, $"'{name}' has neither a value nor readings.");
        JsonElement? shape = CaseText.Optional(part, "distribution") is { } form ? CaseText.Group(form, $"{name}.distribution") : null;
        var distribution = shape is { } known ? DistributionReader.Read(known, name, dof, readings)
            : readings is not null ? new TDistribution(readings.StandardUncertainty, dof ?? readings.Dof)
            : throw new UncertaintyException(UncertaintyFault.Missing, $"{name}.distribution", 0, $"'{name}' has neither a distribution nor readings.");
        return new Quantity(name, value, distribution, dof ?? FromReadings(shape, readings))
        {
            Unit = CaseText.Optional(part, "unit") is { } unit ? CaseText.Words(unit, $"{name}.unit") : "",
            IsTypeA = readings is not null,
        };
    }

    /// <summary>The readings' degrees of freedom, where the standard uncertainty comes from them; a stated u comes without.</summary>
    private static double? FromReadings(JsonElement? shape, Readings? readings) =>
        readings is not null && shape is { } part && CaseText.Text(part, "type") is "normal"
        && CaseText.Optional(part, "u") is null && CaseText.Optional(part, "U") is null
            ? readings.Dof
            : null;

    private static IEnumerable<Correlation> Stated(JsonElement root)
    {
        if (CaseText.Optional(root, "correlations") is not { } part)
        {
            yield break;
        }

        var row = 0;
        foreach (var one in CaseText.ListOf(part, "correlations").EnumerateArray())
        {
            row++;
            if (one.ValueKind != JsonValueKind.Array || one.GetArrayLength() != 3)
            {
                throw new UncertaintyException(UncertaintyFault.Missing, "correlations", row, $"Correlation {row} is not a list of two names and a number.") { Reason = "correlation" };
            }

            var (first, second) = (CaseText.TextOf(one[0], "correlations"), CaseText.TextOf(one[1], "correlations"));
            yield return new(first, second, CaseText.NumberOf(one[2], $"{first}, {second}"));
        }
    }

    private static void NoConstants(Quantity[] quantities, Correlation[] stated)
    {
        var constants = quantities.Where(quantity => quantity.Distribution is ExactValue).Select(quantity => quantity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var one in stated.Where(one => one.First != one.Second))
        {
            if ((constants.Contains(one.First) ? one.First : constants.Contains(one.Second) ? one.Second : null) is { } constant)
            {
                throw new UncertaintyException(UncertaintyFault.OutOfRange, $"{one.First}, {one.Second}", 0, $"'{constant}' is a constant and has no correlation.") { Reason = "constant", Values = [constant] };
            }
        }
    }

    private static double? Probability(JsonElement root, string key)
    {
        if (CaseText.Optional(root, key) is not { } value)
        {
            return null;
        }

        var p = CaseText.NumberOf(value, key);
        return p is > 0 and < 1
            ? p
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is not between 0 and 1.");
    }
}
