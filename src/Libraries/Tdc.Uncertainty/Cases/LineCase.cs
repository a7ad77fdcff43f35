using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Lines;

namespace Tdc.Uncertainty.Cases;

/// <summary>Straight-line fit y = a + b (x − x₀): lists <c>x</c> and <c>y</c>, or the first two lists of <c>data</c>, and <c>x0</c>.</summary>
/// <remarks><c>predictAt</c> (one x or more) asks for the line's values, <c>inverseAt</c> (one y or more, with <c>inverseU</c>) for the x of observed values.</remarks>
internal sealed class LineCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "straight-line-fit";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var data = CaseData.Of(root);
        var (x, y) = Points(data);
        var line = StraightLine.Fit(x, y, CaseData.First(data, "x0", "t0", "reference", "x_0") is { } reference ? CaseText.NumberOf(reference.Value, reference.Name) : 0);
        var answer = new JsonObject
        {
            ["a"] = line.Intercept,
            ["b"] = line.Slope,
            ["u_a"] = line.InterceptUncertainty,
            ["u_b"] = line.SlopeUncertainty,
            ["r_ab"] = line.Correlation,
            ["s"] = line.ResidualDeviation,
            ["dof"] = line.Dof,
            ["intercept"] = line.Intercept,
            ["slope"] = line.Slope,
            ["u_intercept"] = line.InterceptUncertainty,
            ["u_slope"] = line.SlopeUncertainty,
            ["r"] = line.Correlation,
        };
        AddPredictions(answer, data, line);
        AddInverse(answer, data, line);
        return answer;
    }

    private static (double[] X, double[] Y) Points(JsonElement data)
    {
        if (CaseText.Optional(data, "points") is { } points)
        {
            var pairs = CaseText.ListOf(points, "points").EnumerateArray().Select((point, at) => CaseText.Numbers(point, "points") is { Length: 2 } pair
                ? pair
                : throw new UncertaintyException(UncertaintyFault.Mismatch, "points", at + 1, $"Point {at + 1} is not a pair.")).ToArray();
            return ([.. pairs.Select(pair => pair[0])], [.. pairs.Select(pair => pair[1])]);
        }

        string[] asked = ["predictAt", "predict", "predictions", "inverseAt", "inverse"];
        var lists = data.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array && !asked.Contains(member.Name)).ToArray();
        var x = CaseData.First(data, "x") ?? (lists.Length > 0 ? (lists[0].Name, lists[0].Value) : throw Missing("x"));
        var others = lists.Where(list => list.Name != x.Name).ToArray();
        var y = CaseData.First(data, "y") ?? (others.Length > 0 ? (others[0].Name, others[0].Value) : throw Missing("y"));
        return (CaseText.Numbers(x.Value, x.Name), CaseText.Numbers(y.Value, y.Name));
    }

    private static void AddPredictions(JsonObject answer, JsonElement data, StraightLine line)
    {
        if (CaseData.First(data, "predictAt", "predict", "predictions", "xPredict", "predictX") is not { } asked)
        {
            return;
        }

        var rows = new JsonArray();
        foreach (var at in CaseData.OneOrMore(asked.Value, asked.Name))
        {
            var (value, uncertainty) = line.Predict(at);
            var single = line.Predict(at, singleReading: true).StandardUncertainty;
            rows.Add((JsonNode)new JsonObject { ["x"] = at, ["y"] = value, ["u"] = uncertainty, ["u_single"] = single });
            if (rows.Count == 1)
            {
                answer["prediction"] = value;
                answer["u_prediction"] = uncertainty;
                answer["u_prediction_single"] = single;
            }
        }

        answer["predictions"] = rows;
    }

    private static void AddInverse(JsonObject answer, JsonElement data, StraightLine line)
    {
        if (CaseData.First(data, "inverseAt", "inverse") is not { } asked)
        {
            return;
        }

        var uncertainty = CaseText.Optional(data, "inverseU") is { } given ? CaseText.NumberOf(given, "inverseU") : line.ResidualDeviation;
        var rows = new JsonArray();
        foreach (var at in CaseData.OneOrMore(asked.Value, asked.Name))
        {
            var (value, spread) = line.Inverse(at, uncertainty);
            rows.Add((JsonNode)new JsonObject { ["y"] = at, ["x"] = value, ["u"] = spread });
        }

        answer["inverse"] = rows;
    }

    private static UncertaintyException Missing(string key) => new(UncertaintyFault.Missing, key, 0, $"'{key}' is missing.");
}
