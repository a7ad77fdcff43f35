using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>What a method's version asks of readings.</summary>
internal static class ReadingRules
{
    /// <summary>The columns of readings that a version asks for.</summary>
    public static IReadOnlyList<string> Columns(MethodVersion method) =>
        [.. LaboratoryJson.Read<List<BudgetInput>>(method.Budget).Where(i => i.Source == InputSource.Readings).Select(i => i.Column).Distinct()];

    /// <summary>The inputs for which a standard has to be named.</summary>
    public static IReadOnlyList<string> CertificateInputs(MethodVersion method) =>
        [.. LaboratoryJson.Read<List<BudgetInput>>(method.Budget).Where(i => i.Source == InputSource.StandardCertificate).Select(i => i.Name)];

    /// <summary>The test points.</summary>
    public static IReadOnlyList<double> Points(MethodVersion method) => LaboratoryJson.Read<List<double>>(method.TestPoints);

    /// <summary>The limits of the room.</summary>
    public static IReadOnlyList<EnvironmentLimit> Limits(MethodVersion method) => LaboratoryJson.Read<List<EnvironmentLimit>>(method.Environment);

    /// <summary>What is wrong with readings, or <see langword="null"/>.</summary>
    public static Refusal? Check(MethodVersion method, TypedReadings typed)
    {
        if (!Points(method).Contains(typed.Nominal))
        {
            return Refusal.Rule("laboratory.no-such-point", LaboratoryWords.Number(typed.Nominal));
        }

        Dictionary<string, string[]> faults = [];
        var columns = Columns(method);
        foreach (var column in columns.Where(c => !typed.Columns.TryGetValue(c, out var values) || values.Count < method.LeastReadings))
        {
            faults["column-" + column] = ["laboratory.too-few-readings"];
        }

        if (columns.Count > 1 && faults.Count == 0 && columns.Select(c => typed.Columns[c].Count).Distinct().Count() > 1)
        {
            faults["column-" + columns[^1]] = ["laboratory.columns-differ"];
        }

        foreach (var limit in Limits(method).Where(l => !typed.Environment.ContainsKey(l.Name)))
        {
            faults["room-" + limit.Name] = ["form.needed"];
        }

        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        foreach (var limit in Limits(method))
        {
            if (typed.Environment[limit.Name] is var value && (!double.IsFinite(value) || value < limit.Low || value > limit.High))
            {
                return Refusal.Rule("laboratory.environment-outside", LaboratoryWords.Number(value), LaboratoryWords.Number(limit.Low), LaboratoryWords.Number(limit.High)) with
                {
                    Fields = new Dictionary<string, string[]> { ["room-" + limit.Name] = ["laboratory.environment-outside-field"] },
                };
            }
        }

        return null;
    }
}
