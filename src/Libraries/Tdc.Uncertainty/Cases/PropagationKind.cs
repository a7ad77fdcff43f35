using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.Cases;

/// <summary>Cases of kind <c>propagation</c>: budget by first order and, when asked for, Monte Carlo.</summary>
internal sealed class PropagationKind : ICaseKind
{
    /// <summary>The word under <c>kind</c>.</summary>
    public const string Word = "propagation";

    /// <inheritdoc/>
    public string Kind => Word;

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var study = PropagationReader.Read(root);
        var answer = new JsonObject();
        var draws = settings.MonteCarlo || settings.Adaptive || study.AsksMonteCarlo;
        var budgets = Budgets(study, draws, answer);
        if (draws)
        {
            PropagationAnswer.AddSimulation(answer, Draw(study, settings), budgets, settings.Adaptive);
        }
        else if (settings.MonteCarloWhenCheap && IsCheap(study.Measurement))
        {
            try
            {
                PropagationAnswer.AddSimulation(answer, Draw(study, settings), budgets, adaptive: false);
            }
            catch (UncertaintyException fault)
            {
                // Nobody asked for it: the budget stands, and why there are no trials is said.
                answer["monteCarloImpossible"] = fault.Message;
            }
        }

        return answer;
    }

    private static SimulationResult Draw(PropagationCase study, CaseSettings settings)
    {
        var choices = new TrialChoices { Trials = settings.Trials, Seed = settings.Seed, Threads = settings.Threads };
        return settings.Adaptive
            ? AdaptiveSimulation.Run(study.Measurement, study.MonteCarloP, settings.Digits, choices)
            : Simulation.Run(study.Measurement, study.MonteCarloP, choices);
    }

    private static bool IsCheap(Measurement measurement) =>
        measurement.Quantities.Count <= 50 && measurement.Model.Steps.Count <= 500 && measurement.Outputs.Count <= 10 && measurement.Correlations.Groups.All(group => group.Length <= 10);

    /// <summary>The budgets; a model without derivative at the estimates is said in the answer when Monte Carlo still serves.</summary>
    private static FirstOrderResult? Budgets(PropagationCase study, bool draws, JsonObject answer)
    {
        try
        {
            var budgets = FirstOrder.Evaluate(study.Measurement, study.P);
            PropagationAnswer.AddBudgets(answer, budgets, study.Notes);
            return budgets;
        }
        catch (UncertaintyException fault) when (draws && fault.Fault == UncertaintyFault.Undefined)
        {
            answer["gumUndefined"] = fault.Message;
            return null;
        }
    }
}
