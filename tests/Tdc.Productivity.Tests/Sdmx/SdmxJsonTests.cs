using System.Text;
using System.Text.Json;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Tests.Sdmx;

/// <summary>Tests that weigh the memory of the process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WeighingTests
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "weighing";
}

[Collection(WeighingTests.Name)]
public sealed class SdmxJsonTests
{
    private static readonly SdmxDataflow flow = SdmxSamples.Flow;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Both_layouts_read_back(bool isFlat, int seed)
    {
        var observations = SdmxSamples.Random(seed, 120);
        var content = SdmxJsonReader.Read(new MemoryStream(Write(isFlat, observations)), flow.Structure);
        Assert.Equal(("MSG-1", true, "VN_DST75"), (content.Id, content.IsTest, content.Sender));
        Assert.Equal("Năng suất", content.DataSetAttributes["TITLE"]);
        Assert.All(content.Readings, r => Assert.Null(r.Fault));
        var read = content.Readings.Select(r => r.Observation!).Select(o => o with { Attributes = o.Attributes.Where(a => a.Key != "TITLE").ToDictionary() });
        Assert.Equal(observations.Select(SdmxSamples.Say), read.Select(SdmxSamples.Say));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_plain_reader_finds_every_value_by_its_positions(bool isFlat)
    {
        var observations = SdmxSamples.Random(5, 60);
        using var document = JsonDocument.Parse(Write(isFlat, observations));
        var data = document.RootElement.GetProperty("data");
        var structure = data.GetProperty("structures")[0];
        var set = data.GetProperty("dataSets")[0];
        Assert.Equal("Replace", set.GetProperty("action").GetString());
        var found = new Dictionary<string, (double? Value, string? Status)>();
        foreach (var series in isFlat ? [("", set)] : set.GetProperty("series").EnumerateObject().Select(s => (s.Name, s.Value)).ToArray())
        {
            foreach (var observation in series.Item2.GetProperty("observations").EnumerateObject())
            {
                string[] ids = [.. Ids(structure, "series", series.Item1), .. Ids(structure, "observation", observation.Name)];
                var attributes = structure.GetProperty("attributes").GetProperty("observation");
                var at = Enumerable.Range(0, attributes.GetArrayLength()).First(i => attributes[i].GetProperty("id").GetString() == "OBS_STATUS");
                var status = attributes[at].GetProperty("values")[observation.Value[1 + at].GetInt32()].GetProperty("id").GetString();
                found.Add(string.Join('.', ids), (observation.Value[0].ValueKind == JsonValueKind.Null ? null : observation.Value[0].GetDouble(), status));
            }
        }
        Assert.Equal(observations.Count, found.Count);
        Assert.All(observations, o => Assert.Equal((o.Value, o.Attributes["OBS_STATUS"]), found[string.Join('.', o.Key)]));
        Assert.Equal("Đồng Nai", structure.GetProperty("dimensions").GetProperty(isFlat ? "observation" : "series")[2].GetProperty("values")[0].GetProperty("names").GetProperty("vi").GetString());
    }

    [Fact]
    public void A_message_of_others_is_read_in_any_order_with_unknown_fields()
    {
        const string Message = """
            {"errors":[{"code":150,"title":"Một phần"}],"x":{"y":[1]},
             "data":{"dataSets":[{"dimensionGroupAttributes":{":1::":[0,"ghi chú nhóm"]},"series":{"1:0:0":{"observations":{"1":["12.5",1],"0":[-3]},"attributes":[null]}},"action":"Append","structure":0}],
              "structures":[{"attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"A"},{"id":"P"}]}],
                "dimensionGroup":[{"id":"UNIT_MEASURE","values":[{"id":"PC"}]},{"id":"COMMENT_OBS"}],"series":[{"id":"DECIMALS","values":[]}]},
               "dimensions":{"observation":[{"id":"TIME_PERIOD","values":[{"value":"2024"},{"value":"2025"}]}],
                "series":[{"id":"REF_AREA","values":[{"id":"75"},{"id":"75001"}]},{"id":"INDICATOR","values":[{"id":"LP1"}]},{"id":"ACTIVITY","values":[{"id":"_T"}]}],
                "dataSet":[{"id":"FREQ","values":[{"id":"A"}]}]}}]},
             "meta":{"prepared":"2026-01-01T00:00:00Z","id":"other","sender":{"id":"IMF"}}}
            """;
        var content = SdmxJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Message)), flow.Structure);
        Assert.Equal(["150: Một phần"], content.Errors);
        Assert.Equal(["A.LP1.75001._T.2025 12.5 OBS_STATUS=P", "A.LP1.75001._T.2024 -3"], content.Readings.Select(r => SdmxSamples.Say(r.Observation!)));
        Assert.All(content.Readings, r => Assert.Equal(SdmxAction.Append, r.Observation!.Action));

        var grouped = Message.Replace("\":1::\"", "\"1:::\"", StringComparison.Ordinal);
        content = SdmxJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(grouped)), flow.Structure);
        Assert.Equal("A.LP1.75001._T.2024 -3 COMMENT_OBS=ghi chú nhóm UNIT_MEASURE=PC", SdmxSamples.Say(content.Readings[1].Observation!));
    }

    [Theory]
    [InlineData("{", "NotJson")]
    [InlineData("[]", "MissingField")]
    [InlineData("{\"data\":{\"dataSets\":[{}]}}", "MissingField")]
    [InlineData("{\"data\":{\"dataSets\":[{\"structure\":0}],\"structures\":[{}]}}", "MissingField")]
    public void A_broken_message_is_told(string text, string kind) =>
        Assert.Equal(kind, Assert.Single(SdmxJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), flow.Structure).Readings).Fault!.Kind.ToString());

    [Fact]
    public void A_position_that_points_to_nothing_and_a_value_that_is_none_are_told_at_their_place()
    {
        var text = Encoding.UTF8.GetString(Write(isFlat: true, SdmxSamples.Random(1, 3)));
        var key = text[(text.IndexOf("\"observations\":{\"", StringComparison.Ordinal) + 17)..].Split('"')[0];
        var wrong = SdmxJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace($"\"{key}\":[", "\"0:0:0:0:99\":[", StringComparison.Ordinal))), flow.Structure);
        Assert.Equal(("BadIndex", "data.dataSets[0].observations.0:0:0:0:99", "99"), (wrong.Readings[0].Fault!.Kind.ToString(), wrong.Readings[0].Fault!.Column, wrong.Readings[0].Fault!.Value));
        wrong = SdmxJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace($"\"{key}\":[", $"\"{key}\":[\"x\",null],\"0\":[", StringComparison.Ordinal))), flow.Structure);
        Assert.Equal("NotNumber", wrong.Readings[0].Fault!.Kind.ToString());
        Assert.Equal(2, wrong.Readings.Count(r => r.Observation is not null));
    }

    [Fact]
    public void What_would_make_a_wrong_message_is_refused()
    {
        var observations = SdmxSamples.Random(1, 100);
        (observations[0], observations[^1]) = (observations[^1], observations[0]);
        Assert.Throws<ArgumentException>(() => Write(isFlat: false, observations));
        Assert.Throws<ArgumentException>(() => Write(isFlat: true, [new(["A", "LP1", "75", "_T", "1999"], 1)]));
    }

    [Fact]
    public void Many_observations_are_written_without_holding_them()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var output = new CountingStream();
        new SdmxJsonWriter(flow, new(SdmxJsonLayout.Flat, [.. Enumerable.Range(0, 200_000).Select(i => $"{i}")])).Write(output, SdmxSamples.Head, Many());
        Assert.True(output.Length > 200_000 * 10);
        Assert.True(most < 60_000_000, $"{most}");

        IEnumerable<SdmxObservation> Many()
        {
            for (var i = 0; i < 200_000; i++)
            {
                if (i == 199_999) { most = GC.GetTotalMemory(forceFullCollection: true) - before; }
                yield return new(["A", "LP1", "75", "_T", $"{i}"], i) { Attributes = new Dictionary<string, string> { ["OBS_STATUS"] = "A" } };
            }
        }
    }

    [Fact]
    public void The_structure_message_lets_a_reader_interpret_every_code()
    {
        using var output = new MemoryStream();
        SdmxStructureWriter.Write(output, SdmxSamples.Head, flow);
        using var document = JsonDocument.Parse(output.ToArray());
        var data = document.RootElement.GetProperty("data");
        Assert.Equal("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=VN_DST75:DSD_PRODUCTIVITY(1.0.0)", data.GetProperty("dataflows")[0].GetProperty("structure").GetString());
        var components = data.GetProperty("dataStructures")[0].GetProperty("dataStructureComponents");
        Assert.Equal("TIME_PERIOD", components.GetProperty("dimensionList").GetProperty("timeDimension").GetProperty("id").GetString());
        Assert.Equal("OBS_VALUE", components.GetProperty("measureList").GetProperty("measures")[0].GetProperty("id").GetString());
        var lists = data.GetProperty("codelists").EnumerateArray().ToDictionary(
            list => $"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={list.GetProperty("agencyID")}:{list.GetProperty("id")}({list.GetProperty("version")})", list => list.GetProperty("codes"));
        var concepts = data.GetProperty("conceptSchemes")[0].GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ToList();
        foreach (var dimension in components.GetProperty("dimensionList").GetProperty("dimensions").EnumerateArray())
        {
            Assert.Contains(dimension.GetProperty("id").GetString(), concepts);
            Assert.NotEqual(0, lists[dimension.GetProperty("localRepresentation").GetProperty("enumeration").GetString()!].GetArrayLength());
        }
        Assert.Equal("C", lists.Values.SelectMany(codes => codes.EnumerateArray()).Single(code => code.GetProperty("id").GetString() == "C10").GetProperty("parent").GetString());
    }

    private static byte[] Write(bool isFlat, IEnumerable<SdmxObservation> observations)
    {
        using var output = new MemoryStream();
        var options = new SdmxJsonOptions(isFlat ? SdmxJsonLayout.Flat : SdmxJsonLayout.Series, SdmxSamples.Periods)
        {
            Action = SdmxAction.Replace,
            DataSetAttributes = new Dictionary<string, string> { ["TITLE"] = "Năng suất" },
        };
        new SdmxJsonWriter(flow, options).Write(output, SdmxSamples.Head with { IsTest = true }, observations);
        return output.ToArray();
    }

    private static IEnumerable<string> Ids(JsonElement structure, string level, string key) => key.Length == 0 ? [] : key.Split(':').Select((position, i) =>
        structure.GetProperty("dimensions").GetProperty(level)[i].GetProperty("values")[int.Parse(position, System.Globalization.CultureInfo.InvariantCulture)].GetProperty("id").GetString()!);

    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
