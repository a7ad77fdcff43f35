using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>A row of a regression.</summary>
/// <param name="Row">The row of the sample whose outcome is explained.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Drivers">The drivers, of the same year or of the year before.</param>
internal sealed record DriverRow(StudyRow Row, double Outcome, IReadOnlyList<double> Drivers);

/// <summary>The rows that a regression can use.</summary>
internal sealed record DriverSample(IReadOnlyList<DriverRow> Rows, IReadOnlyList<StudyTerm> Terms, IReadOnlyDictionary<string, int> LeftOut)
{
    /// <summary>Takes the rows whose outcome and drivers are known.</summary>
    public static DriverSample Of(StudyData data, DriverSettings settings)
    {
        var left = new LeftOutCount();
        var outcome = StudyTerms.Outcome(settings.Outcome) ?? StudyTerms.Outcomes[0];
        StudyTerm[] terms = [.. settings.Drivers.Select(StudyTerms.Driver).OfType<StudyTerm>()];
        var places = data.Rows.ToDictionary(r => (r.Unit, r.Year));
        var rows = new List<DriverRow>();
        foreach (var row in data.Rows)
        {
            var source = settings.Lag ? places.GetValueOrDefault((row.Unit, row.Year - 1)) : row;
            if (source is null)
            {
                left.Add(Studies.LeftOut.NoLag);
                continue;
            }

            var value = outcome.Of(row);
            double[] drivers = [.. terms.Select(t => t.Of(source))];
            if (double.IsFinite(value) && drivers.All(double.IsFinite))
            {
                rows.Add(new(row, value, drivers));
            }
            else
            {
                left.Add(!double.IsFinite(value) && row["va"] <= 0 ? Studies.LeftOut.Negative : Studies.LeftOut.Missing);
            }
        }

        return new(rows, terms, left.Counts);
    }

    /// <summary>The panel of the chosen drivers alone, for looking at them.</summary>
    public PanelData Chosen() => Panel([.. Terms.Select((t, j) => new Regressor(t.Code, [.. Rows.Select(r => r.Drivers[j])]))]);

    /// <summary>The panel of a model, with effects of divisions and years where they are asked for.</summary>
    public PanelData Of(PanelModel model, DriverSettings settings)
    {
        List<Regressor> x = [.. Terms.Select((t, j) => new Regressor(t.Code, [.. Rows.Select(r => r.Drivers[j])]))];
        if (settings.ActivityEffects && model is (PanelModel.Pooled or PanelModel.Random or PanelModel.Between))
        {
            x.AddRange(Rows.Select(r => r.Row.Division).Distinct().Order(StringComparer.Ordinal).Skip(1)
                .Select(d => new Regressor(RegressionTerms.DivisionPrefix + d, [.. Rows.Select(r => r.Row.Division == d ? 1.0 : 0.0)])));
        }

        if (settings.YearEffects && model is not (PanelModel.TwoWay or PanelModel.Between))
        {
            x.AddRange(Rows.Select(r => r.Row.Year).Distinct().Order().Skip(1).Select(y => new Regressor(RegressionTerms.YearPrefix + y, [.. Rows.Select(r => r.Row.Year == y ? 1.0 : 0.0)])));
        }

        return Panel(x);
    }

    private PanelData Panel(IReadOnlyList<Regressor> x) => new(
        [.. Rows.Select(r => r.Row.Unit.ToString(System.Globalization.CultureInfo.InvariantCulture))], [.. Rows.Select(r => r.Row.Year)], new("y", [.. Rows.Select(r => r.Outcome)]), x);
}
