using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Features.Laboratory.Readings;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Features.Laboratory.Results;

/// <summary>Evaluates a set of readings: budget, statement, verdict. The result is frozen; evaluating again makes a new one that takes its place.</summary>
internal sealed class EvaluateReadings(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Evaluates them.</summary>
    public async Task<Outcome<CalibrationResultId>> HandleAsync(LaboratoryRights rights, ReadingSetId id, CancellationToken cancellation)
    {
        var set = await db.Set<ReadingSet>().AsNoTracking().Include(s => s.Standards).SingleOrDefaultAsync(s => s.Id == id, cancellation);
        var job = set is null ? null : await db.Set<CalibrationJob>().AsNoTracking().SingleAsync(j => j.Id == set.Job, cancellation);
        if (set is null || job is null || !rights.Works || job.Laboratory != rights.Laboratory.Id)
        {
            return LaboratoryDesk.NotFound;
        }

        if (job.State != JobState.InWork)
        {
            return Refusal.Conflict("laboratory.not-in-work");
        }

        if (await db.Set<ReadingSet>().AnyAsync(s => s.Corrects == id, cancellation))
        {
            return Refusal.Conflict("laboratory.not-the-last");
        }

        var item = await db.Set<JobItem>().AsNoTracking().SingleAsync(i => i.Id == set.Item, cancellation);
        var method = await db.Set<MethodVersion>().AsNoTracking().SingleAsync(v => v.Id == set.Method, cancellation);
        if (!(await CertificatesAsync(set, cancellation)).TryGet(out var certificates, out var blocked))
        {
            return blocked;
        }

        var material = new BudgetMaterial(
            method, set.Nominal, LaboratoryJson.Read<Dictionary<string, List<decimal>>>(set.Readings).ToDictionary(c => c.Key, IReadOnlyList<decimal> (c) => c.Value),
            LaboratoryJson.Read<Dictionary<string, double>>(set.Environment), item.Resolution, certificates);
        if (!BudgetAssembly.Of(material).TryGet(out var inputs, out var no)
            || !BudgetEvaluation.Of(method.Model, method.Output, method.ResultUnit, inputs, method.CoverageProbability).TryGet(out var budget, out no))
        {
            return no;
        }

        if (!(await StateAsync(rights, job, item, set, method, budget, inputs, cancellation)).TryGet(out var result, out no))
        {
            return no;
        }

        return await KeepAsync(rights, job, set, result, cancellation);
    }

    private async Task<Outcome<IReadOnlyDictionary<string, StandardCertificate>>> CertificatesAsync(ReadingSet set, CancellationToken cancellation)
    {
        var ids = set.Standards.Select(s => s.Certificate).ToList();
        var certificates = await db.Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var owners = set.Standards.Select(s => s.Standard).ToList();
        var standards = await db.Set<MeasurementStandard>().AsNoTracking().Where(s => owners.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        Dictionary<string, StandardCertificate> result = [];
        foreach (var served in set.Standards)
        {
            var (certificate, standard) = (certificates[served.Certificate], standards[served.Standard]);
            if (!certificate.ValidOn(set.ReadAt.DateInVietnam))
            {
                return Refusal.Rule("laboratory.standard-out-of-validity", standard.Number, Display.Date(set.ReadAt));
            }

            if (!standard.CouldServe(set.ReadAt))
            {
                return Refusal.Rule("laboratory.standard-set-aside", standard.Number, Display.Date(standard.StateSince));
            }

            result[served.Input] = certificate;
        }

        return result;
    }

    private async Task<Outcome<CalibrationResult>> StateAsync(
        LaboratoryRights rights, CalibrationJob job, JobItem item, ReadingSet set, MethodVersion method, EvaluatedBudget budget, IReadOnlyList<AssembledInput> inputs, CancellationToken cancellation)
    {
        var (lab, day) = (rights.Laboratory, set.ReadAt.DateInVietnam);
        var quantity = await db.Set<CalibrationMethod>().Where(m => m.Id == method.Method).Select(m => m.Quantity).SingleAsync(cancellation);
        var lines = lab.AccreditedOn(day) ? await db.Set<ScopeLine>().AsNoTracking().Where(l => l.Laboratory == lab.Id && l.Quantity == quantity).ToListAsync(cancellation) : [];
        var capability = Capability.Of(lines, quantity, set.Nominal, method.PointUnit, method.ResultUnit, day);
        var expanded = Math.Max(budget.ExpandedUncertainty, capability ?? 0);
        var limit = job.WantsVerdict ? Verdicts.LimitOf(method, item.Class, set.Nominal) : null;
        try
        {
            var rounded = RoundedResult.Of(budget.Value, expanded, 2, RoundingMode.CommonSense, capability);
            var id = clock.NewId<CalibrationResultId>();
            return new CalibrationResult
            {
                Id = id,
                Laboratory = lab.Id,
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
                EvaluatedAt = clock.GetUtcNow(),
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

    private async Task<Outcome<CalibrationResultId>> KeepAsync(LaboratoryRights rights, CalibrationJob job, ReadingSet set, CalibrationResult result, CancellationToken cancellation)
    {
        // The new row has to be there before an old one can name it, and neither may be seen without the other.
        try
        {
            return await db.InTransactionAsync<Outcome<CalibrationResultId>>(
                async () =>
                {
                    db.Add(result);
                    db.AddAudit(clock, rights.Asker, "laboratory.result-evaluated", "laboratory.result", result.Id.Value, new { job = job.Number, nominal = set.Nominal, value = result.RoundedValue, uncertainty = result.RoundedUncertainty });
                    await db.SaveChangesAsync(cancellation);
                    await db.Set<CalibrationResult>().Where(r => r.Item == set.Item && r.Condition == set.Condition && r.Nominal == set.Nominal && r.SupersededBy == null && r.Id != result.Id)
                        .ExecuteUpdateAsync(r => r.SetProperty(x => x.SupersededBy, result.Id), cancellation);
                    return result.Id;
                },
                cancellation);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
