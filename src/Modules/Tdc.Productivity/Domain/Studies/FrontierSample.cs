using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>The rows that a frontier can be made of, and its variables.</summary>
/// <param name="Rows">Usable rows by unit and year.</param>
/// <param name="LeftOut">What was left out, by reason.</param>
internal sealed record FrontierSample(IReadOnlyList<StudyRow> Rows, IReadOnlyDictionary<string, int> LeftOut)
{
    /// <summary>Takes the rows whose variables are there, not below zero, and not all zero on a side.</summary>
    public static FrontierSample Of(StudyData data, FrontierSettings settings)
    {
        var left = new LeftOutCount();
        var rows = new List<StudyRow>();
        foreach (var row in data.Rows)
        {
            var (inputs, outputs) = (settings.Inputs.Select(c => row[c]).ToList(), settings.Outputs.Select(c => row[c]).ToList());
            var all = inputs.Concat(outputs).ToList();
            if (all.Any(v => !double.IsFinite(v)))
            {
                left.Add(Studies.LeftOut.Missing);
            }
            else if (all.Any(v => v < 0))
            {
                left.Add(Studies.LeftOut.Negative);
            }
            else if (inputs.All(v => v == 0) || outputs.All(v => v == 0))
            {
                left.Add(Studies.LeftOut.Zero);
            }
            else
            {
                rows.Add(row);
            }
        }

        return new(rows, left.Counts);
    }

    /// <summary>The panel for the library.</summary>
    /// <exception cref="AnalysisException">There is no row or no variable.</exception>
    public ProductionPanel Panel(FrontierSettings settings)
    {
        ProductionVariable Variable(string code) => new(code, [.. Rows.Select(r => r[code])]);
        var data = new ProductionData([.. settings.Inputs.Select(Variable)], [.. settings.Outputs.Select(Variable)]);
        return new(data, [.. Rows.Select(r => r.Unit.ToString(System.Globalization.CultureInfo.InvariantCulture))], [.. Rows.Select(r => r.Year)]);
    }
}
