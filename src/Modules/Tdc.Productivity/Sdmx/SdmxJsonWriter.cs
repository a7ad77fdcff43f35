using System.Globalization;
using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Writes an SDMX-JSON 2.0 data message, an observation after the other, without holding them.</summary>
/// <remarks>
/// <para>Dimensions and coded attributes are written as positions in lists given beforehand; free texts, several values and numbers as they are.</para>
/// <para>Source: SDMX-JSON data message guide 2.x (sdmx-twg/sdmx-json): handling of indexes, sample exr-flat. Not validated against the JSON schema.</para>
/// </remarks>
internal sealed class SdmxJsonWriter
{
    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";
    private const int FlushAt = 1 << 16;

    private readonly SdmxDataflow flow;
    private readonly SdmxJsonOptions options;
    private readonly IReadOnlyList<SdmxComponent> dimensions;
    private readonly int time;
    private readonly Dictionary<string, Dictionary<string, int>> positions = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A dimension has neither a code list nor values.</exception>
    public SdmxJsonWriter(SdmxDataflow flow, SdmxJsonOptions options)
    {
        this.flow = flow;
        this.options = options;
        dimensions = flow.Structure.Dimensions;
        time = dimensions.ToList().FindIndex(d => d.Role == SdmxRole.TimeDimension);
        foreach (var component in flow.Structure.Components)
        {
            if (ValuesOf(component) is not { } values) { continue; }
            positions[component.Id] = values.Select((value, i) => (value, i)).ToDictionary(v => v.value, v => v.i, StringComparer.Ordinal);
        }
        if (dimensions.FirstOrDefault(d => !positions.ContainsKey(d.Id)) is { } open) { throw new ArgumentException($"{open.Id} has neither a code list nor values.", nameof(options)); }
    }

    private bool IsFlat => options.Layout == SdmxJsonLayout.Flat;

    /// <param name="output">Where the message goes; stays open.</param>
    /// <param name="observations">In the layout by series, those of one series together. Deletes are not written: use SDMX-CSV.</param>
    /// <exception cref="ArgumentException">A value is not among those given beforehand, or the observations of a series are not together.</exception>
    public void Write(Stream output, SdmxMessageHead head, IEnumerable<SdmxObservation> observations)
    {
        using var json = new Utf8JsonWriter(output, SdmxJsonWriting.Options);
        json.WriteStartObject();
        json.WriteMeta(head, Schema);
        json.WriteStartObject("data");
        new SdmxJsonStructure(flow, options, ValuesOf).Write(json);
        json.WriteStartArray("dataSets");
        json.WriteStartObject();
        json.WriteNumber("structure", 0);
        json.WriteString("action", options.Action.ToString());
        WriteAttributes(json, SdmxRole.DataSetAttribute, id => options.DataSetAttributes.GetValueOrDefault(id), _ => null);
        json.WriteStartObject(IsFlat ? "observations" : "series");
        if (IsFlat) { foreach (var observation in observations) { WriteObservation(json, observation); } }
        else { WriteSeries(json, observations); }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private IReadOnlyList<string>? ValuesOf(SdmxComponent component) => component.Role == SdmxRole.TimeDimension ? options.Periods
        : options.Values.TryGetValue(component.Id, out var values) ? values
        : component.Codelist?.Codes.Select(code => code.Id).ToList();

    private void WriteSeries(Utf8JsonWriter json, IEnumerable<SdmxObservation> observations)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        string? current = null;
        foreach (var observation in observations)
        {
            var series = Key(observation, i => i != time);
            if (series != current)
            {
                if (!written.Add(series)) { throw new ArgumentException($"The observations of series {series} are not together.", nameof(observations)); }
                if (current is not null) { EndSeries(json); }
                json.WriteStartObject(series);
                WriteAttributes(json, SdmxRole.SeriesAttribute, id => observation.Attributes.GetValueOrDefault(id), id => observation.MultiValues.GetValueOrDefault(id));
                json.WriteStartObject("observations");
                current = series;
            }
            WriteObservation(json, observation);
        }
        if (current is not null) { EndSeries(json); }
    }

    private static void EndSeries(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteObservation(Utf8JsonWriter json, SdmxObservation observation)
    {
        json.WriteStartArray(Key(observation, i => IsFlat || i == time));
        if (observation.Value is { } value) { json.WriteNumberValue(value); }
        else { json.WriteNullValue(); }
        foreach (var attribute in flow.Structure.Attributes.Where(a => SdmxJsonStructure.IsOfObservation(a, IsFlat)))
        {
            WriteValue(json, attribute, observation.Attributes.GetValueOrDefault(attribute.Id), observation.MultiValues.GetValueOrDefault(attribute.Id));
        }
        json.WriteEndArray();
        if (json.BytesPending > FlushAt) { json.Flush(); }
    }

    private void WriteAttributes(Utf8JsonWriter json, SdmxRole role, Func<string, string?> single, Func<string, IReadOnlyList<string>?> several)
    {
        json.WriteStartArray("attributes");
        foreach (var attribute in flow.Structure.Attributes.Where(a => a.Role == role)) { WriteValue(json, attribute, single(attribute.Id), several(attribute.Id)); }
        json.WriteEndArray();
    }

    private void WriteValue(Utf8JsonWriter json, SdmxComponent attribute, string? single, IReadOnlyList<string>? several)
    {
        if (attribute.IsMultiValued && several is not null)
        {
            json.WriteStartArray();
            foreach (var value in several) { WriteOne(json, attribute, value); }
            json.WriteEndArray();
        }
        else if (single is null) { json.WriteNullValue(); }
        else { WriteOne(json, attribute, single); }
    }

    private void WriteOne(Utf8JsonWriter json, SdmxComponent attribute, string value)
    {
        if (positions.ContainsKey(attribute.Id)) { json.WriteNumberValue(Position(attribute, value)); }
        else { json.WriteStringValue(value); }
    }

    private string Key(SdmxObservation observation, Func<int, bool> isWanted) =>
        string.Join(':', dimensions.Select((dimension, i) => (dimension, i)).Where(d => isWanted(d.i)).Select(d => Position(d.dimension, observation.Key[d.i]).ToString(CultureInfo.InvariantCulture)));

    private int Position(SdmxComponent component, string value) =>
        positions[component.Id].TryGetValue(value, out var at) ? at : throw new ArgumentException($"{component.Id}: '{value}' is not among the values given.", nameof(value));
}
