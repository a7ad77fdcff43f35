using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Impact;

/// <summary>Follows a standard's errors to every result, evaluates each budget again and keeps what changes.</summary>
/// <remarks>Does not commit by itself: findings are written in portions within the caller's transaction.</remarks>
internal sealed class ImpactAnalysis(TdcDbContext db, ImpactTrace trace)
{
    private const int Portion = 2000;

    /// <summary>Number of results that rest on the standard, for deciding whether a request may wait for the analysis.</summary>
    public async Task<int> CountAsync(ImpactQuestion question, CancellationToken cancellation) =>
        (await trace.UsesAsync(question, await trace.CertificatesAsync(question, cancellation), cancellation)).Select(u => u.Result).Distinct().Count();

    /// <summary>Makes the findings of a study that has none, and sets its counts.</summary>
    public async Task RunAsync(ImpactStudy study, TimeProvider clock, CancellationToken cancellation)
    {
        var question = new ImpactQuestion(study.Standard, study.Certificate, study.From, study.To);
        var certificates = await trace.CertificatesAsync(question, cancellation);
        var uses = (await trace.UsesAsync(question, certificates, cancellation)).ToLookup(u => u.Result);
        var (own, ownResults) = await OwnAsync(certificates, uses, study.Unit, cancellation);
        var asFound = AsFoundFindings.Read(study.Errors);
        var propagation = new ImpactPropagation(
            new AsFoundErrors(asFound.Points, asFound.Reach), certificates.Where(c => c.Generation == 0).Select(c => c.Id).ToHashSet(), own, ownResults);
        var standing = await StandingCertificatesAsync(study.Laboratory, cancellation);
        var customers = await CustomersAsync(study.Laboratory, cancellation);
        var (position, counts) = (0, new ImpactCounts());
        foreach (var generation in uses.GroupBy(u => u.Min(x => x.Generation)).OrderBy(g => g.Key))
        {
            var ids = generation.OrderBy(u => u.First().ReadAt).ThenBy(u => u.Key.Value).Select(u => u.Key);
            await foreach (var portion in PortionsAsync(ids, line => (Line: line, Found: propagation.Of(Of(line, uses[line.Id], study.Unit, own))), cancellation))
            {
                List<ImpactFinding> findings = [];
                foreach (var (line, found) in portion)
                {
                    var certificate = standing.TryGetValue(line.Item, out var id) ? id : (CalibrationCertificateId?)null;
                    counts.Add(found.Class, certificate, customers[line.Job]);
                    findings.Add(Finding(study.Id, ++position, generation.Key, line.Id, customers[line.Job], certificate, found));
                }

                await db.InsertRowsAsync(findings, cancellation);
            }
        }

        counts.Write(study);
        db.AddRange(counts.Letters(study.Id, clock));
    }

    private static ImpactFinding Finding(ImpactStudyId study, int position, int generation, CalibrationResultId result, string customer, CalibrationCertificateId? certificate, ReevaluatedResult found) => new()
    {
        Study = study,
        Position = position,
        Result = result,
        Generation = generation,
        Certificate = certificate,
        Customer = customer,
        Class = found.Class,
        Value = double.IsFinite(found.Value) ? found.Value : 0, // no database keeps a NaN alike; the class says that there is no value
        ExpandedUncertainty = double.IsFinite(found.ExpandedUncertainty) ? found.ExpandedUncertainty : 0,
        UncertaintyUncorrected = double.IsFinite(found.UncertaintyUncorrected) ? found.UncertaintyUncorrected : 0,
        Conformity = found.Conformity,
    };

    private async Task<(Dictionary<StandardCertificateId, IReadOnlyList<OwnValue>> Values, Dictionary<CalibrationResultId, ImpactedResult> Results)> OwnAsync(
        IReadOnlyList<TaintedCertificate> certificates, ILookup<CalibrationResultId, TaintedUse> uses, string unit, CancellationToken cancellation)
    {
        var ids = certificates.Where(c => c.Generation > 0).Select(c => c.Id).ToList();
        var rows = await db.Set<StandardValue>().AsNoTracking().Where(v => ids.Contains(v.Certificate) && v.OwnResult != null)
            .OrderBy(v => v.Certificate).ThenBy(v => v.Position).ToListAsync(cancellation);
        var meanings = await db.Set<StandardValue>().Where(v => ids.Contains(v.Certificate) && v.OwnResult != null)
            .Join(db.Set<CalibrationResult>(), v => v.OwnResult, r => (CalibrationResultId?)r.Id, (v, r) => new { r.Id, r.Method })
            .Join(db.Set<MethodVersion>(), r => r.Method, m => m.Id, (r, m) => new { r.Id, m.Meaning }).Distinct().ToDictionaryAsync(r => r.Id, r => r.Meaning, cancellation);
        var values = rows.GroupBy(v => v.Certificate)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<OwnValue>)[.. g.Select(v => new OwnValue(v.Nominal, v.Unit, v.OwnResult!.Value, meanings[v.OwnResult!.Value]))]);
        Dictionary<CalibrationResultId, ImpactedResult> results = [];
        var tainted = rows.Select(v => v.OwnResult!.Value).Where(uses.Contains).Distinct();
        await foreach (var portion in PortionsAsync(tainted, line => Of(line, uses[line.Id], unit, values), cancellation))
        {
            foreach (var result in portion)
            {
                results[result.Result] = result;
            }
        }

        return (values, results);
    }

    private static ImpactedResult Of(ResultLine line, IEnumerable<TaintedUse> uses, string unit, Dictionary<StandardCertificateId, IReadOnlyList<OwnValue>> own) => new(
        line.Id, LaboratoryJson.Read<EvaluatedBudget>(line.Budget), line.RoundedValue, line.RoundedUncertainty, line.LowerLimit, line.UpperLimit, line.Rule, line.Conformity,
        [.. uses.Select(u => new ImpactedInput(u.Input, u.Certificate, u.Nominal, Factor(own.TryGetValue(u.Certificate, out var values) ? values[0].Unit : unit, u.Unit)))]);

    // The result was evaluated with these units, so they can be converted.
    private static double Factor(string from, string to) =>
        LaboratoryUnits.TryScale(1, from, to, out var factor) ? factor : throw new InvalidOperationException($"A kept result converts {from} to {to}, which nobody can.");

    // Frozen budgets are thawed and evaluated beside the reading and writing of the portions around them; one portion after the other, for the evaluation remembers.
    private async IAsyncEnumerable<List<T>> PortionsAsync<T>(IEnumerable<CalibrationResultId> results, Converter<ResultLine, T> evaluate, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Task<List<T>>? evaluating = null;
        foreach (var ids in results.Chunk(Portion))
        {
            var lines = await LinesAsync(ids, cancellation);
            var before = evaluating;
            evaluating = Task.Run(
                async () =>
                {
                    await (before ?? Task.CompletedTask);
                    return lines.ConvertAll(evaluate);
                },
                cancellation);
            if (before is not null)
            {
                yield return await before;
            }
        }

        if (evaluating is not null)
        {
            yield return await evaluating;
        }
    }

    private async Task<List<ResultLine>> LinesAsync(CalibrationResultId[] ids, CancellationToken cancellation)
    {
        // One parameter for all ids: two thousand of them cost more than the rows that they find.
        var lines = await db.Set<CalibrationResult>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id))
            .Select(r => new ResultLine(r.Id, r.Item, r.Job, r.Budget, r.RoundedValue, r.RoundedUncertainty, r.LowerLimit, r.UpperLimit, r.Rule, r.Conformity))
            .ToDictionaryAsync(r => r.Id, cancellation);
        return [.. ids.Select(id => lines[id])];
    }

    private async Task<Dictionary<JobId, string>> CustomersAsync(LaboratoryId laboratory, CancellationToken cancellation) =>
        await db.Set<CalibrationJob>().Where(j => j.Laboratory == laboratory).Select(j => new { j.Id, j.CustomerName }).ToDictionaryAsync(j => j.Id, j => j.CustomerName, cancellation);

    // A certificate that another one replaced is not what the customer holds.
    private async Task<Dictionary<JobItemId, CalibrationCertificateId>> StandingCertificatesAsync(LaboratoryId laboratory, CancellationToken cancellation)
    {
        var all = db.Set<CalibrationCertificate>().AsNoTracking().Where(c => c.Laboratory == laboratory);
        return (await all.Where(c => !all.Any(n => n.Replaces == c.Id)).Select(c => new { c.Item, c.Id, c.IssuedAt }).ToListAsync(cancellation))
            .OrderBy(c => c.IssuedAt).GroupBy(c => c.Item).ToDictionary(g => g.Key, g => g.Last().Id);
    }

    private sealed record ResultLine(
        CalibrationResultId Id, JobItemId Item, JobId Job, string Budget, string RoundedValue, string RoundedUncertainty, double? LowerLimit, double? UpperLimit,
        DecisionRule Rule, Conformity Conformity);
}
