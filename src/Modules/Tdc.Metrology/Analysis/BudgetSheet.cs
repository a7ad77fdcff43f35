using System.Globalization;
using Tdc.Platform.Pages;
using Tdc.Uncertainty.Cases;
using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Analysis;

/// <summary>One row of a budget: an input, in figures as they are printed.</summary>
internal sealed record BudgetRow(
    string Symbol, double Estimate, string Unit, double StandardUncertainty, string Distribution, double Dof, double Sensitivity, double Contribution, double Share);

/// <summary>The budget of one output with its rows and the lines that state the result.</summary>
/// <param name="Output">Values of the output.</param>
/// <param name="Unit">Its unit in plain symbols; empty when it is a number or is not known.</param>
/// <param name="Rows">One for each input; an input that is exact has no uncertainty and no sensitivity.</param>
/// <param name="Results">Sentences in the reader's language.</param>
/// <param name="Notes">Warnings in the reader's language.</param>
internal sealed record BudgetPart(OutputBudget Output, string Unit, IReadOnlyList<BudgetRow> Rows, IReadOnlyList<string> Results, IReadOnlyList<string> Notes);

/// <summary>The budgets of a case, ready to be printed in any form.</summary>
/// <param name="Title">What the case is called.</param>
/// <param name="Model">Its lines.</param>
/// <param name="Parts">One for each output.</param>
/// <param name="Correlations">Sentences about pairs of outputs; empty for one output.</param>
internal sealed record BudgetSheet(string Title, IReadOnlyList<Assignment> Model, IReadOnlyList<BudgetPart> Parts, IReadOnlyList<string> Correlations)
{
    /// <summary>Evaluates a case and puts its budget into words.</summary>
    public static BudgetSheet Of(PropagationCase study)
    {
        var result = FirstOrder.Evaluate(study.Measurement, study.P);
        return new(
            study.Title,
            study.Measurement.Lines,
            [.. result.Outputs.Select(output => Part(study, output))],
            [.. Pairs(result)]);
    }

    private static BudgetPart Part(PropagationCase study, OutputBudget output)
    {
        var contributions = output.Contributions.ToDictionary(one => one.Name, StringComparer.Ordinal);
        var rows = study.Measurement.Quantities.Select(input =>
        {
            var one = contributions.GetValueOrDefault(input.Name);
            return new BudgetRow(
                input.Name, input.Value, input.Unit, input.StandardUncertainty, UncertaintyWords.Say("d." + input.Distribution.Kind), input.Dof,
                one?.Sensitivity ?? double.NaN, one?.Amount ?? 0, one?.Share ?? 0);
        });
        return new(output, study.UnitOf(output.Name), [.. rows], [.. Results(output, study.UnitOf(output.Name))], [.. study.Notes.Concat(output.Notes).Select(Note)]);
    }

    private static IEnumerable<string> Results(OutputBudget output, string unit)
    {
        if (output is not { Exact: { } exact, Truncated: { } truncated, EffectiveDof: { } dof })
        {
            yield return UncertaintyWords.Say(output.DofReason == DofReason.NoVariance ? "result.no-variance" : "result.no-dof");
            yield break;
        }

        yield return UncertaintyWords.Say("result.exact", Figure(exact.Expanded), Figure(exact.Factor, 4), Figure(100 * exact.P, 6), Dof(dof));
        if (double.IsFinite(dof))
        {
            yield return UncertaintyWords.Say("result.truncated", Figure(truncated.Expanded), Figure(truncated.Factor, 4), Figure(CoverageFactors.Truncate(dof)));
        }

        var used = output.Dominant ?? truncated;
        var rounded = RoundedResult.Of(output.Value, used.Expanded, 2);
        yield return UncertaintyWords.Say("result.stated", output.Name, Marked(rounded.Value), Marked(rounded.Uncertainty), Figure(used.Factor, 3), unit.Length > 0 ? " " + unit : "", Figure(100 * used.P, 6));
    }

    private static string Note(BudgetNote note) =>
        UncertaintyWords.Say("note." + note.Code, note.Subject, note.Code == "dominant-not-normal" ? Figure(100 * note.Figure, 3) + " %" : Figure(note.Figure, 4));

    private static IEnumerable<string> Pairs(FirstOrderResult result)
    {
        for (var i = 0; i < result.Outputs.Count; i++)
        {
            for (var j = i + 1; j < result.Outputs.Count; j++)
            {
                yield return $"r({result.Outputs[i].Name}, {result.Outputs[j].Name}) = {Figure(result.Correlations[i][j], 4)}";
            }
        }
    }

    /// <summary>Degrees of freedom; ∞ when they are infinite.</summary>
    public static string Dof(double dof) => double.IsInfinity(dof) ? "∞" : Figure(dof, 4);

    /// <summary>A figure with so many significant digits; a dash when it is none.</summary>
    public static string Figure(double value, int digits = 5) =>
        double.IsFinite(value) ? Marked((value + 0.0).ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : Display.Blank;

    /// <summary>A decimal figure with the reader's decimal mark; digits are not grouped, since figures of measurement have many.</summary>
    private static string Marked(string figure) => Display.InEnglish ? figure : figure.Replace('.', ',');
}
