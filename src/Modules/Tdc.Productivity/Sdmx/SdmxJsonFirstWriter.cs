using System.Globalization;
using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Writes an SDMX-JSON 1.0 data message (SDMX 2.1) by series, an observation after the other, without holding them.</summary>
/// <remarks>
/// <para>In 1.0 every dimension and every attribute is a position in a list of values, texts too. The lists are known at the end, so <c>structure</c> stands
/// behind <c>dataSets</c>: the order of fields is free.</para>
/// <para>Source: SDMX-JSON data message schema 1.0 (sdmx-twg/sdmx-json, data-message/tools/schemas/1.0), read there; not validated against it.</para>
/// </remarks>
internal sealed class SdmxJsonFirstWriter
{
    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json";
    private const int FlushAt = 1 << 16;

    private readonly SdmxDataflow flow;
    private readonly int time;
    private readonly Dictionary<string, List<string>> values;
    private readonly Dictionary<string, Dictionary<string, int>> positions;

    /// <param name="flow">What is written.</param>
    /// <param name="periods">The values of the time dimension in their order; further ones come behind them.</param>
    public SdmxJsonFirstWriter(SdmxDataflow flow, IReadOnlyList<string> periods)
    {
        this.flow = flow;
        time = flow.Structure.Dimensions.ToList().FindIndex(d => d.Role == SdmxRole.TimeDimension);
        values = flow.Structure.Components.ToDictionary(c => c.Id, _ => new List<string>(), StringComparer.Ordinal);
        positions = flow.Structure.Components.ToDictionary(c => c.Id, _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var period in periods) { Position(flow.Structure.Dimensions[time], period); }
    }

    /// <param name="output">Where the message goes; stays open.</param>
    /// <param name="observations">Those of one series together.</param>
    public void Write(Stream output, SdmxMessageHead head, SdmxAction action, IEnumerable<SdmxObservation> observations)
    {
        using var json = new Utf8JsonWriter(output, SdmxJsonWriting.Options);
        json.WriteStartObject();
        json.WriteMeta(head, Schema);
        json.WriteStartObject("data");
        json.WriteStartArray("dataSets");
        json.WriteStartObject();
        json.WriteString("action", action.ToString());
        json.WriteStartObject("series");
        WriteSeries(json, observations);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteStructure(json);
        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSeries(Utf8JsonWriter json, IEnumerable<SdmxObservation> observations)
    {
        string? current = null;
        foreach (var observation in observations)
        {
            var series = string.Join(':', flow.Structure.Dimensions.Select((d, i) => (d, i)).Where(d => d.i != time).Select(d => Text(Position(d.d, observation.Key[d.i]))));
            if (series != current)
            {
                EndSeries(json, current);
                json.WriteStartObject(series);
                WriteAttributes(json, "attributes", SdmxRole.SeriesAttribute, observation);
                json.WriteStartObject("observations");
                current = series;
            }
            json.WriteStartArray(Text(Position(flow.Structure.Dimensions[time], observation.Key[time])));
            if (observation.Value is { } value) { json.WriteNumberValue(value); }
            else { json.WriteNullValue(); }
            foreach (var attribute in Of(SdmxRole.ObservationAttribute)) { WritePosition(json, attribute, observation); }
            json.WriteEndArray();
            if (json.BytesPending > FlushAt) { json.Flush(); }
        }
        EndSeries(json, current);
    }

    private static void EndSeries(Utf8JsonWriter json, string? series)
    {
        if (series is null) { return; }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter json, string field, SdmxRole role, SdmxObservation observation)
    {
        json.WriteStartArray(field);
        foreach (var attribute in Of(role)) { WritePosition(json, attribute, observation); }
        json.WriteEndArray();
    }

    private void WritePosition(Utf8JsonWriter json, SdmxComponent attribute, SdmxObservation observation)
    {
        if (observation.Attributes.TryGetValue(attribute.Id, out var value)) { json.WriteNumberValue(Position(attribute, value)); }
        else { json.WriteNullValue(); }
    }

    private void WriteStructure(Utf8JsonWriter json)
    {
        json.WriteStartObject("structure");
        json.WriteName(flow.Name);
        json.WriteStartArray("links");
        json.WriteLink("dataflow", flow.Reference.Urn("datastructure.Dataflow"));
        json.WriteLink("datastructure", flow.Structure.Reference.Urn("datastructure.DataStructure"));
        json.WriteEndArray();
        json.WriteStartObject("dimensions");
        WriteLevel(json, "dataSet", []);
        WriteLevel(json, "series", Of(SdmxRole.Dimension));
        WriteLevel(json, "observation", Of(SdmxRole.TimeDimension));
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        WriteLevel(json, "dataSet", []);
        WriteLevel(json, "series", Of(SdmxRole.SeriesAttribute));
        WriteLevel(json, "observation", Of(SdmxRole.ObservationAttribute));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteLevel(Utf8JsonWriter json, string level, IEnumerable<SdmxComponent> components)
    {
        json.WriteStartArray(level);
        foreach (var component in components)
        {
            json.WriteStartObject();
            json.WriteString("id", component.Id);
            json.WriteName(component.Name);
            if (!component.IsAttribute)
            {
                json.WriteNumber("keyPosition", flow.Structure.Dimensions.ToList().IndexOf(component));
                json.WriteString("role", component.Id);
            }
            json.WriteStartArray("values");
            foreach (var value in values[component.Id])
            {
                json.WriteStartObject();
                // A free text has a name and no id, which could not hold it.
                if (component.Codelist is not null || !component.IsAttribute) { json.WriteString("id", value); }
                json.WriteName(component.Codelist?.Find(value)?.Name ?? new(value, value));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private IEnumerable<SdmxComponent> Of(SdmxRole role) => flow.Structure.Components.Where(c => c.Role == role && !c.IsMultiValued);

    private int Position(SdmxComponent component, string value)
    {
        if (positions[component.Id].TryGetValue(value, out var at)) { return at; }
        values[component.Id].Add(value);
        return positions[component.Id][value] = values[component.Id].Count - 1;
    }

    private static string Text(int position) => position.ToString(CultureInfo.InvariantCulture);
}
