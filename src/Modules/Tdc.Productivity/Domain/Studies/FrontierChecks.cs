using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Looks at a frontier study before it is run: what forbids it, and what a reader must know.</summary>
/// <remarks>Source: reference on productivity, section 7: n at least max(m·s, 3(m + s)); mixed magnitudes; super-efficiency shows units far beyond the others.</remarks>
internal static class FrontierChecks
{
    private const double TooAlike = 0.95;
    private const double FarBeyond = 1.5;
    private const double ManyZeros = 0.05;
    private const double MixedMagnitudes = 1e6;

    /// <summary>The findings, gravest first.</summary>
    public static IReadOnlyList<StudyFinding> Look(StudyData data, FrontierSettings settings)
    {
        var sample = FrontierSample.Of(data, settings);
        List<StudyFinding> found = [.. Size(sample, settings)];
        if (sample.Rows.Count > 0)
        {
            string[] all = [.. settings.Inputs, .. settings.Outputs];
            found.AddRange(all.SelectMany(code => Column(code, sample.Rows)));
            found.AddRange(Pairs(sample.Rows, settings));
            found.AddRange(Balance(sample.Rows));
        }

        if (found.All(f => f.Kind != FindingKind.Stop))
        {
            found.AddRange(Outliers(sample, settings));
        }

        return [.. found.OrderByDescending(f => f.Kind)];
    }

    private static IEnumerable<StudyFinding> Size(FrontierSample sample, FrontierSettings settings)
    {
        var (m, s) = (settings.Inputs.Count, settings.Outputs.Count);
        if (m == 0 || s == 0)
        {
            yield return new("no-variables", FindingKind.Stop);
            yield break;
        }

        var wanted = Math.Max(m * s, 3 * (m + s));
        var years = sample.Rows.GroupBy(r => r.Year).Select(g => (Year: g.Key, Count: g.Count())).OrderBy(y => y.Count).ToList();
        if (years.Count == 0)
        {
            yield return new("no-rows", FindingKind.Stop);
        }
        else if (years[0].Count <= m + s)
        {
            yield return new("too-few", FindingKind.Stop, years[0].Year, years[0].Count, m + s, wanted);
        }
        else
        {
            yield return years[0].Count < wanted ? new("thin", FindingKind.Warn, years[0].Year, years[0].Count, wanted) : new("size-good", FindingKind.Good, years[0].Year, years[0].Count, wanted);
        }
    }

    private static IEnumerable<StudyFinding> Column(string code, IReadOnlyList<StudyRow> rows)
    {
        var values = rows.Select(r => r[code]).ToList();
        var positive = values.Where(v => v > 0).ToList();
        if (positive.Count == 0)
        {
            yield return new("zero-column", FindingKind.Stop, code);
            yield break;
        }

        if (rows.Count > 1 && values.Max() == values.Min())
        {
            yield return new("constant", FindingKind.Warn, code);
        }

        var zeros = values.Count - positive.Count;
        if (zeros > ManyZeros * values.Count)
        {
            yield return new("zeros", FindingKind.Warn, code, 100.0 * zeros / values.Count);
        }

        if (positive.Max() / positive.Min() > MixedMagnitudes)
        {
            yield return new("magnitudes", FindingKind.Warn, code);
        }
    }

    private static IEnumerable<StudyFinding> Pairs(IReadOnlyList<StudyRow> rows, FrontierSettings settings)
    {
        for (var i = 0; i < settings.Inputs.Count; i++)
        {
            for (var j = i + 1; j < settings.Inputs.Count; j++)
            {
                var r = Moments.Correlation([.. rows.Select(x => x[settings.Inputs[i]])], [.. rows.Select(x => x[settings.Inputs[j]])]);
                if (r > TooAlike)
                {
                    yield return new("alike", FindingKind.Warn, settings.Inputs[i], settings.Inputs[j], r);
                }
            }

            foreach (var output in settings.Outputs)
            {
                var r = Moments.Correlation([.. rows.Select(x => x[settings.Inputs[i]])], [.. rows.Select(x => x[output])]);
                if (r < 0)
                {
                    yield return new("contrary", FindingKind.Warn, settings.Inputs[i], output, r);
                }
            }
        }
    }

    private static IEnumerable<StudyFinding> Balance(IReadOnlyList<StudyRow> rows)
    {
        var (years, units) = (rows.Select(r => r.Year).Distinct().Count(), rows.Select(r => r.Unit).Distinct().Count());
        if (years > 1)
        {
            var whole = rows.GroupBy(r => r.Unit).Count(g => g.Count() == years);
            yield return whole == units ? new("balanced", FindingKind.Good, units, years) : new("unbalanced", FindingKind.Warn, whole, units, years);
        }
    }

    private static IEnumerable<StudyFinding> Outliers(FrontierSample sample, FrontierSettings settings)
    {
        var last = sample.Rows.Max(r => r.Year);
        var now = sample with { Rows = [.. sample.Rows.Where(r => r.Year == last)] };
        var beyond = 0;
        try
        {
            beyond = DeaStudy.Run(now.Panel(settings), new DeaChoices { Super = true }).Count(r => r is not null && FrontierStudy.Super(r, settings) is { IsSolved: true, Value: > FarBeyond });
        }
        catch (AnalysisException)
        {
            yield break; // running the study names the fault
        }

        yield return beyond > 0 ? new("outliers", FindingKind.Warn, beyond, now.Rows.Count) : new("no-outliers", FindingKind.Good);
    }
}
