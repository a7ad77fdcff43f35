using System.Text.Json.Nodes;
using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.Cases;

/// <summary>Writes budgets and simulations with the keys of the case format.</summary>
/// <remarks>What the format has no key for stands beside <c>gum</c> and <c>monteCarlo</c> and not in them, where names of outputs are keys.</remarks>
internal static class PropagationAnswer
{
    /// <summary>Adds <c>gum</c> and what belongs to it.</summary>
    public static void AddBudgets(JsonObject answer, FirstOrderResult result, IReadOnlyList<BudgetNote> ofUnits)
    {
        var gum = new JsonObject();
        var notes = new JsonArray();
        AddNotes(notes, ofUnits);
        foreach (var budget in result.Outputs)
        {
            gum[budget.Name] = Budget(budget);
            AddNotes(notes, budget.Notes);
        }

        if (result.Outputs.Count > 1)
        {
            gum["correlations"] = Pairs(result.Outputs.Select(output => output.Name).ToArray(), result.Correlations);
        }

        answer["gum"] = gum;
        answer["notes"] = notes;
    }

    /// <summary>Adds <c>monteCarlo</c> and what belongs to it.</summary>
    public static void AddSimulation(JsonObject answer, SimulationResult result, FirstOrderResult? budgets, bool adaptive)
    {
        var monteCarlo = new JsonObject();
        foreach (var output in result.Outputs)
        {
            monteCarlo[output.Name] = new JsonObject
            {
                ["p"] = output.P,
                ["mean"] = output.Mean,
                ["std"] = output.StandardDeviation,
                ["symLow"] = output.SymmetricLow,
                ["symHigh"] = output.SymmetricHigh,
                ["shortLow"] = output.ShortestLow,
                ["shortHigh"] = output.ShortestHigh,
            };
        }

        if (result.Outputs.Count > 1)
        {
            monteCarlo["correlations"] = Pairs(result.Outputs.Select(output => output.Name).ToArray(), result.Correlations);
        }

        answer["monteCarlo"] = monteCarlo;
        var run = new JsonObject { ["trials"] = result.Trials, ["seed"] = result.Seed, ["generator"] = result.Generator };
        if (adaptive)
        {
            (run["adaptive"], run["stabilised"]) = (true, result.Settled);
        }

        answer["monteCarloRun"] = run;
        if (budgets is not null)
        {
            answer["validation"] = Validations(result, budgets);
        }

        var notes = answer["notes"] as JsonArray ?? [];
        AddNotes(notes, result.Notes);
        answer["notes"] ??= notes;
    }

    private static JsonObject Budget(OutputBudget budget)
    {
        var (sensitivities, contributions, shares) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var input in budget.Contributions)
        {
            sensitivities[input.Name] = input.Sensitivity;
            contributions[input.Name] = input.Amount;
            shares[input.Name] = input.Share;
        }

        var answer = new JsonObject { ["value"] = budget.Value, ["u"] = budget.StandardUncertainty };
        if (budget.EffectiveDof is { } dof && double.IsFinite(dof))
        {
            answer["veff"] = dof;
        }

        answer["contributions"] = contributions;
        answer["sensitivities"] = sensitivities;
        answer["shares"] = shares;
        if (budget is { Truncated: { } truncated, Exact: { } exact })
        {
            answer["p"] = exact.P;
            answer["k_truncated"] = truncated.Factor;
            answer["U_truncated"] = truncated.Expanded;
            answer["k_exact"] = exact.Factor;
            answer["U_exact"] = exact.Expanded;
        }

        if (budget.Dominant is { } dominant)
        {
            answer["k_dominant"] = dominant.Factor;
            answer["U_dominant"] = dominant.Expanded;
        }

        if (budget is { SecondOrder: { } second, SecondOrderValue: { } value } && double.IsFinite(second) && double.IsFinite(value))
        {
            answer["u_secondOrder"] = second;
            answer["value_secondOrder"] = value;
        }

        return answer;
    }

    private static JsonArray Pairs(string[] names, double[][] correlations)
    {
        var pairs = new JsonArray();
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
            {
                var r = correlations[i][j];
                pairs.Add((JsonNode)new JsonArray(names[i], names[j], double.IsNaN(r) ? null : (JsonNode)r));
            }
        }

        return pairs;
    }

    private static JsonObject Validations(SimulationResult result, FirstOrderResult budgets)
    {
        var validations = new JsonObject();
        for (var o = 0; o < result.Outputs.Count; o++)
        {
            var validation = Validation.Of(budgets.Outputs[o], result.Outputs[o]);
            validations[validation.Name] = new JsonObject
            {
                ["delta"] = validation.Tolerance,
                ["dLow"] = validation.LowDifference,
                ["dHigh"] = validation.HighDifference,
                ["firstOrderStands"] = validation.Stands,
            };
        }

        return validations;
    }

    private static void AddNotes(JsonArray notes, IReadOnlyList<BudgetNote> from)
    {
        foreach (var note in from)
        {
            var entry = new JsonObject { ["code"] = note.Code, ["subject"] = note.Subject };
            if (double.IsFinite(note.Figure))
            {
                entry["figure"] = note.Figure;
            }

            notes.Add((JsonNode)entry);
        }
    }
}
