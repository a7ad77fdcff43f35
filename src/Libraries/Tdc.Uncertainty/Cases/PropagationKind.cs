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
        var draws = settings.MonteCarlo || study.AsksMonteCarlo;
        var budgets = Budgets(study, draws, answer);
        if (!draws)
        {
            return answer;
        }

        var choices = new TrialChoices { Trials = settings.Trials, Seed = settings.Seed, Threads = settings.Threads };
        var simulation = Simulation.Run(study.Measurement, study.MonteCarloP, choices);
        PropagationAnswer.AddSimulation(answer, simulation, budgets);
        return answer;
    }

    /// <summary>The budgets; a model without derivative at the estimates is said in the answer when Monte Carlo still serves.</summary>
    private static FirstOrderResult? Budgets(PropagationCase study, bool draws, JsonObject answer)
    {
        try
        {
            var budgets = FirstOrder.Evaluate(study.Measurement, study.P);
            PropagationAnswer.AddBudgets(answer, budgets);
            return budgets;
        }
        catch (UncertaintyException fault) when (draws && fault.Fault == UncertaintyFault.Undefined)
        {
            answer["gumUndefined"] = fault.Message;
            return null;
        }
    }
}
