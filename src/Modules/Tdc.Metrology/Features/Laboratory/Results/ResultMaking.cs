using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Time;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Features.Laboratory.Results;

/// <summary>Everything that a result is made of.</summary>
/// <param name="Laboratory">The laboratory.</param>
/// <param name="Job">The job.</param>
/// <param name="Item">The item.</param>
/// <param name="Set">The readings.</param>
/// <param name="Method">The version of the method.</param>
/// <param name="Quantity">The method's quantity.</param>
/// <param name="Certificates">Certificate version by name of the input that it serves.</param>
/// <param name="Lines">Lines of the accredited scope for the quantity; empty without accreditation.</param>
internal sealed record ResultMaterial(
    CalibrationLaboratory Laboratory, CalibrationJob Job, JobItem Item, ReadingSet Set, MethodVersion Method, string Quantity,
    IReadOnlyDictionary<string, StandardCertificate> Certificates, IReadOnlyList<ScopeLine> Lines);

/// <summary>Makes a result from records already read; asks no database and no clock.</summary>
internal static class ResultMaking
{
    /// <summary>The result, or why there is none.</summary>
    public static Outcome<CalibrationResult> Make(ResultMaterial material, CalibrationResultId id, DateTimeOffset now)
    {
        var (set, method) = (material.Set, material.Method);
        var budgetMaterial = new BudgetMaterial(
            method, set.Nominal, LaboratoryJson.Read<Dictionary<string, List<decimal>>>(set.Readings).ToDictionary(c => c.Key, IReadOnlyList<decimal> (c) => c.Value),
            LaboratoryJson.Read<Dictionary<string, double>>(set.Environment), material.Item.Resolution, material.Certificates);
        return !BudgetAssembly.Of(budgetMaterial).TryGet(out var inputs, out var no)
            || !BudgetEvaluation.Of(method.Model, method.Output, method.ResultUnit, inputs, method.CoverageProbability).TryGet(out var budget, out no)
            ? no
            : Stated(material, inputs, budget, id, now);
    }

    private static Outcome<CalibrationResult> Stated(ResultMaterial material, IReadOnlyList<AssembledInput> inputs, EvaluatedBudget budget, CalibrationResultId id, DateTimeOffset now)
    {
        var (job, item, set, method) = (material.Job, material.Item, material.Set, material.Method);
        var capability = Capability.Of(material.Lines, material.Quantity, set.Nominal, method.PointUnit, method.ResultUnit, set.ReadAt.DateInVietnam);
        var expanded = Math.Max(budget.ExpandedUncertainty, capability ?? 0);
        var limit = job.WantsVerdict ? Verdicts.LimitOf(method, item.Class, set.Nominal) : null;
        try
        {
            var rounded = RoundedResult.Of(budget.Value, expanded, 2, RoundingMode.CommonSense, capability);
            return new CalibrationResult
            {
                Id = id,
                Laboratory = material.Laboratory.Id,
                Job = job.Id,
                Item = item.Id,
                ReadingSet = set.Id,
                Method = method.Id,
                Condition = set.Condition,
                Nominal = set.Nominal,
                PointUnit = method.PointUnit,
                Value = budget.Value,
                Unit = method.ResultUnit,
                StandardUncertainty = budget.StandardUncertainty,
                EffectiveDegreesOfFreedom = budget.EffectiveDegreesOfFreedom,
                CoverageFactor = budget.CoverageFactor,
                Probability = budget.Probability,
                ExpandedUncertainty = expanded,
                RoundedValue = rounded.Value,
                RoundedUncertainty = rounded.Uncertainty,
                LowerLimit = -limit?.Limit,
                UpperLimit = limit?.Limit,
                Rule = limit is null ? DecisionRule.None : method.Rule,
                Conformity = limit is null ? Conformity.None : Verdicts.Of(method.Rule, budget.Value, expanded, -limit.Limit, limit.Limit),
                Scope = capability is null ? ScopeStanding.Outside : budget.ExpandedUncertainty < capability ? ScopeStanding.RaisedToCapability : ScopeStanding.Within,
                Budget = LaboratoryJson.Write(budget with { Capability = capability }),
                ReadAt = set.ReadAt,
                EvaluatedAt = now,
                Standards =
                [
                    .. inputs.Where(i => i.Certificate is not null).Select(i => new ResultStandard
                    {
                        Result = id,
                        Input = i.Template.Name,
                        Standard = i.Certificate!.Standard,
                        Certificate = i.Certificate.Id,
                        Nominal = i.CertificateNominal,
                        Value = i.Value,
                        StandardUncertainty = i.StandardUncertainty,
                        Sensitivity = budget.Inputs.First(line => line.Name == i.Template.Name).Sensitivity,
                        Unit = i.Template.Unit,
                    }),
                ],
            };
        }
        catch (UncertaintyException e)
        {
            return BudgetFaults.Of(e);
        }
    }
}
