using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Looks at a study of drivers before it is run.</summary>
internal static class DriverChecks
{
    private const int FewClusters = 30;
    private const double Inflated = 10;

    /// <summary>The findings, gravest first.</summary>
    public static IReadOnlyList<StudyFinding> Look(StudyData data, DriverSettings settings)
    {
        var sample = DriverSample.Of(data, settings);
        List<StudyFinding> found = [.. Size(sample, settings)];
        if (found.All(f => f.Kind != FindingKind.Stop))
        {
            found.AddRange(Columns(sample, settings));
        }

        return [.. found.OrderByDescending(f => f.Kind)];
    }

    private static IEnumerable<StudyFinding> Size(DriverSample sample, DriverSettings settings)
    {
        if (sample.Terms.Count == 0)
        {
            yield return new("no-drivers", FindingKind.Stop);
            yield break;
        }

        if (sample.Rows.Count == 0)
        {
            yield return new("no-rows", FindingKind.Stop);
            yield break;
        }

        var (units, years) = (sample.Rows.Select(r => r.Row.Unit).Distinct().Count(), sample.Rows.Select(r => r.Row.Year).Distinct().Count());
        if (years < 2 && settings.Model is (PanelModel.Within or PanelModel.TwoWay))
        {
            yield return new("needs-years", FindingKind.Stop);
        }

        var wanted = sample.Terms.Count + 2 + (settings.Model is PanelModel.Within or PanelModel.TwoWay ? units : 0);
        if (units < 2 || sample.Rows.Count <= wanted)
        {
            yield return new("too-few-rows", FindingKind.Stop, sample.Rows.Count, wanted + 1);
        }
        else if (units < FewClusters)
        {
            yield return new("few-clusters", FindingKind.Warn, units);
        }
        else
        {
            yield return new("rows-good", FindingKind.Good, sample.Rows.Count, units, years);
        }

        var whole = sample.Rows.GroupBy(r => r.Row.Unit).Count(g => g.Count() == years);
        if (years > 1 && whole < units)
        {
            yield return new("unbalanced", FindingKind.Warn, whole, units, years);
        }
    }

    private static List<StudyFinding> Columns(DriverSample sample, DriverSettings settings)
    {
        var found = new List<StudyFinding>();
        var within = settings.Model is PanelModel.Within or PanelModel.TwoWay;
        for (var j = 0; j < sample.Terms.Count; j++)
        {
            var (code, at) = (sample.Terms[j].Code, j);
            if (sample.Rows.All(r => r.Drivers[at] == sample.Rows[0].Drivers[at]))
            {
                found.Add(new("constant-driver", FindingKind.Warn, code));
            }
            else if (within && sample.Rows.GroupBy(r => r.Row.Unit).All(g => g.Select(r => r.Drivers[at]).Distinct().Count() == 1))
            {
                found.Add(new("never-changes", FindingKind.Warn, code));
            }
        }

        var inflation = PanelRegression.VarianceInflation(sample.Chosen());
        found.AddRange(sample.Terms.Zip(inflation).Where(p => p.Second > Inflated)
            .Select(p => double.IsInfinity(p.Second) ? new StudyFinding("collinear", FindingKind.Warn, p.First.Code) : new("inflated", FindingKind.Warn, p.First.Code, p.Second)));
        return found;
    }
}
