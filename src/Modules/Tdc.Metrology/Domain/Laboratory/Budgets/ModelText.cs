using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Models;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>A model as a person writes it: one assignment a line, <c>name = expression</c>; what stands behind <c>#</c> is a remark.</summary>
internal static class ModelText
{
    /// <summary>The assignments, or the first line that is none; lines are counted from 1.</summary>
    public static Outcome<IReadOnlyList<Assignment>> Read(string text)
    {
        List<Assignment> lines = [];
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = (raw.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 ? raw[..mark] : raw).Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || sign == line.Length - 1)
            {
                return Refusal.Rule("laboratory.model-no-assignment", number, line.Length > 80 ? line[..80] : line);
            }

            lines.Add(new(line[..sign].Trim(), line[(sign + 1)..].Trim()));
        }

        return lines.Count > 0 ? lines : Refusal.Rule("laboratory.model-missing", "model", 0);
    }

    /// <summary>Reads a model with its inputs and output; says what is wrong, with line and position.</summary>
    public static Refusal? Check(string text, IReadOnlyList<string> inputs, string output)
    {
        if (!Read(text).TryGet(out var lines, out var no))
        {
            return no;
        }

        // Line by line, so that the fault can be told with its line.
        for (var count = 1; count <= lines.Count; count++)
        {
            try
            {
                var model = MeasurementModel.Read([.. lines.Take(count)], inputs);
                if (count == lines.Count)
                {
                    model.StepOf(output);
                }
            }
            catch (UncertaintyException e)
            {
                var fault = BudgetFaults.Of(e);
                return fault with { Values = [.. fault.Values, lines[count - 1].Name + " = " + lines[count - 1].Expression] };
            }
        }

        return null;
    }
}
