using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Computing;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features.Explore;

/// <summary>A step of a working as a page shows it.</summary>
/// <param name="Text">The part of the formula.</param>
/// <param name="Value">Its value as printed.</param>
/// <param name="Href">The page of an input; <see langword="null"/> for a step between.</param>
/// <param name="Name">Name of the input.</param>
internal sealed record ShownStep(string Text, string Value, string? Href, string Name);

/// <summary>A value with all that is known of it.</summary>
internal sealed record ObservationView(
    DataSeries Series, Indicator Indicator, string Area, Observation Current, IReadOnlyList<Observation> Vintages, WorkingStep? Working, IReadOnlyList<ShownStep> Steps);

/// <summary>Opens one value: its vintages, and how it is computed from others.</summary>
internal sealed class ObservationReading(TdcDbContext db, IndicatorRegister indicators, ExplorerReading explorer, VariableSources sources)
{
    /// <summary>Reads a value; <see langword="null"/> when there is none that the asker may see.</summary>
    public async Task<ObservationView?> ReadAsync(ProductivityRights rights, SeriesId id, string period, CancellationToken cancellation)
    {
        var open = rights.Confidentialities;
        var series = await db.Set<DataSeries>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        var vintages = await db.Set<Observation>().AsNoTracking().Where(o => o.Series == id && o.Period == period && open.Contains(o.Confidentiality))
            .OrderByDescending(o => o.Vintage).ToListAsync(cancellation);
        var register = await indicators.NowAsync(cancellation);
        if (series is null || vintages.Count == 0 || register.Find(series.Indicator) is not { } indicator || !vintages[0].IsCurrent)
        {
            return null;
        }

        var area = (await explorer.NamesAsync(cancellation))(series.Area, series.AreaVersion);
        var working = series.Origin == SeriesOrigin.Official || indicator.Formula.Length == 0 ? null : await WorkAsync(series, indicator, register, period, cancellation);
        return new(series, indicator, area, vintages[0], vintages, working, working is null ? [] : [.. Steps(working, register)]);
    }

    private async Task<WorkingStep?> WorkAsync(DataSeries series, Indicator indicator, IndicatorSnapshot register, string text, CancellationToken cancellation)
    {
        if (!Period.TryParse(text, out var period))
        {
            return null;
        }

        var formulas = FormulaBook.Of(register).Register;
        var read = await sources.ReadAsync(series.ToKey(), formulas.VariablesOf(indicator.Code), cancellation);
        return formulas.Evaluate(indicator.Code, new SeriesVariables(read, period));
    }

    // Each part once: a formula names its inputs several times.
    private static IEnumerable<ShownStep> Steps(WorkingStep step, IndicatorSnapshot register)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<WorkingStep>([step]);
        while (open.TryPop(out var at) && seen.Count < 60)
        {
            foreach (var input in at.Inputs.Reverse())
            {
                open.Push(input);
            }

            var text = at.Offset == 0 ? at.Text : $"{at.Text} [{at.Offset:+0;−0}]";
            if (at.Node is not NumberNode && seen.Add(text))
            {
                var name = at.Node is NameNode named ? register.Find(named.Name)?.Name() ?? named.Name : "";
                yield return new(text, ExploreWords.Plain(at.Value.Number), at.Reference.Length > 0 ? "/nang-suat/so-lieu/" + at.Reference : null, name);
            }
        }
    }
}
