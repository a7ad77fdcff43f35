namespace Tdc.Productivity.Domain.Studies;

/// <summary>Looks at a study of an effect before it is run.</summary>
internal static class EffectChecks
{
    private const int Few = 10;

    /// <summary>The findings, gravest first.</summary>
    public static IReadOnlyList<StudyFinding> Look(StudyData data, EffectSettings settings)
    {
        var usable = data.Rows.Where(r => r["va"] > 0 && r["l"] > 0 && (r.SupportedFrom == 0 || r.SupportedFrom == settings.FromYear))
            .GroupBy(r => r.Unit).Where(g => g.Any(r => r.Year < settings.FromYear) && g.Any(r => r.Year >= settings.FromYear)).ToList();
        var supported = usable.Count(g => g.First().SupportedFrom != 0);
        var controls = usable.Count - supported;
        List<StudyFinding> found = [];
        found.Add(supported < 2 || controls < 2 ? new("effect-too-few", FindingKind.Stop, supported, controls, settings.FromYear)
            : supported < Few ? new("effect-few", FindingKind.Warn, supported, controls) : new("effect-good", FindingKind.Good, supported, controls));
        if (data.Years.Count(y => y < settings.FromYear) < 2)
        {
            found.Add(new("no-placebo", FindingKind.Warn));
        }

        var (own, others) = (usable.Where(g => g.First().SupportedFrom != 0).ToList(), usable.Where(g => g.First().SupportedFrom == 0).ToList());
        if (own.Count > 0 && others.Count > 0)
        {
            double Size(IGrouping<int, StudyRow> g) => Math.Log(g.First()["l"]);
            var apart = Math.Exp(Math.Abs(own.Average(Size) - others.Average(Size)));
            if (apart > 1.5)
            {
                found.Add(new("effect-unlike", FindingKind.Warn, apart));
            }
        }

        return [.. found.OrderByDescending(f => f.Kind)];
    }
}
