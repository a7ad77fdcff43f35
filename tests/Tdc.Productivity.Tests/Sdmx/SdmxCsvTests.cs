using System.Globalization;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Tests.Sdmx;

public sealed class SdmxCsvTests
{
    private static readonly SdmxDataflow flow = SdmxSamples.Flow;
    private const string Id = "VN_DST75:DF_PRODUCTIVITY(1.0.0)";
    private const string Header = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE";

    public static TheoryData<int> Options { get; } = [.. Enumerable.Range(0, 36)];

    [Theory, MemberData(nameof(Options))]
    public void Every_way_of_writing_reads_back(int way)
    {
        var edition = (SdmxCsvEdition)(way % 3);
        var options = new SdmxCsvOptions
        {
            Edition = edition,
            Labels = (SdmxLabels)(way / 3 % 3),
            Delimiter = way % 2 == 0 ? ',' : ';',
            HasDecimalComma = way % 2 == 1 && way % 4 == 1,
            HasSeriesKey = way > 18,
            HasObservationKey = way > 9,
            Action = way % 5 == 0 ? null : SdmxAction.Replace,
            Language = way % 7 == 0 ? "en" : "vi",
        };
        var observations = SdmxSamples.Random(way, 80).ConvertAll(o => edition == SdmxCsvEdition.One ? o with { MultiValues = new Dictionary<string, IReadOnlyList<string>>() } : o);
        var read = Read(Write(options, observations));
        Assert.All(read, r => Assert.Null(r.Fault));
        Assert.Equal(observations.Select(SdmxSamples.Say), read.Select(r => SdmxSamples.Say(r.Observation!)));
        if (edition != SdmxCsvEdition.One) { Assert.All(read, r => Assert.Equal(options.Action, r.Observation!.Action)); }
    }

    [Fact]
    public void A_plain_reader_finds_what_the_guide_says()
    {
        var observation = new SdmxObservation(["A", "LP2", "75", "_T", "2025"], -5.25) { Attributes = new Dictionary<string, string> { ["COMMENT_OBS"] = "=cmd", ["OBS_STATUS"] = "P" } };
        var rows = Plain(Write(new(), [observation]), ',');
        Assert.Equal(["STRUCTURE[|]", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA", "ACTIVITY", "TIME_PERIOD", "OBS_VALUE", "TITLE", "UNIT_MEASURE", "DECIMALS", "OBS_STATUS", "COMMENT_OBS", "SOURCE[]"], rows[0]);
        Assert.Equal(["dataflow", Id, "I", "A", "LP2", "75", "_T", "2025", "-5.25", "", "", "", "P", "'=cmd", ""], rows[1]);

        rows = Plain(Write(new() { Labels = SdmxLabels.Both, Delimiter = ';', HasDecimalComma = true, HasSeriesKey = true, HasObservationKey = true, Edition = SdmxCsvEdition.TwoOne }, [observation]), ';');
        Assert.Equal(["SERIES_KEY", "OBS_KEY", "FREQ: Tần suất"], rows[0][3..6]);
        Assert.Equal(["dataflow", Id + ": Năng suất, cả tỉnh", "M", "A.LP2.75._T", "A.LP2.75._T.2025", "A: Hằng năm", "LP2: Tốc độ tăng", "75: Đồng Nai", "_T: Tổng số", "2025", "-5,25"], rows[1][..11]);

        rows = Plain(Write(new() { Labels = SdmxLabels.Name, Language = "en", Action = null }, [observation]), ',');
        Assert.Equal(["STRUCTURE[|]", "STRUCTURE_ID", "STRUCTURE_NAME", "FREQ", "Frequency"], rows[0][..5]);
        Assert.Equal(["dataflow", Id, "Productivity of the province", "A", "Annual"], rows[1][..5]);

        rows = Plain(Write(new() { Edition = SdmxCsvEdition.One }, [observation]), ',');
        Assert.Equal(["DATAFLOW", "FREQ"], rows[0][..2]);
        Assert.Equal([Id, "A"], rows[1][..2]);
    }

    [Fact]
    public void A_delete_may_leave_dimensions_open_and_marks_what_goes_with_a_dash()
    {
        SdmxObservation[] deletes =
        [
            new(["A", "LP1", "", "", ""], null) { Action = SdmxAction.Delete },
            new(["A", "LP1", "75", "_T", "2025"], null) { Action = SdmxAction.Delete, IsValueDeleted = true, Attributes = new Dictionary<string, string> { ["COMMENT_OBS"] = "-" } },
        ];
        var text = Write(new(), deletes);
        Assert.Equal("-", Plain(text, ',')[2][13]);
        var read = Read(text);
        Assert.Equal(["", "", ""], read[0].Observation!.Key.Skip(2));
        Assert.True(read[1].Observation!.IsValueDeleted);
        Assert.Equal("-", read[1].Observation!.Attributes["COMMENT_OBS"]);
    }

    [Theory]
    [InlineData("STRUCTURE;STRUCTURE_ID;ACTION;TIME_PERIOD;OBS_VALUE;ACTIVITY;REF_AREA;INDICATOR;FREQ;UPDATED\ndataflow;{0};I;2025;-1,5;_T;75;LP1;A;x", -1.5, "any order, decimal comma, a column of one's own")]
    [InlineData("\uFEFF\"STRUCTURE\",\"STRUCTURE_ID\",FREQ,INDICATOR,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE\r\ndataflow,{0},A,LP1,75,_T,2025,1.5E3\r\n", 1500.0, "mark, quotes, no action")]
    [InlineData("DATAFLOW,FREQ,INDICATOR,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE\n{0},A,LP1,75,_T,2025,NaN", null, "edition 1.0, value missing")]
    [InlineData("DATAFLOW;FREQ: Tần suất;INDICATOR: x;REF_AREA: y;ACTIVITY: z;TIME_PERIOD: t;OBS_VALUE: v\n{0}: Năng suất;A: Năm;LP1: x;75: Đồng Nai;_T: Tổng;2025;2.5", 2.5, "edition 1.0 with names")]
    public void Messages_of_others_are_read(string text, double? value, string _)
    {
        var reading = Assert.Single(Read(text.Replace("{0}", Id, StringComparison.Ordinal)));
        Assert.Null(reading.Fault);
        Assert.Equal("A.LP1.75._T.2025", string.Join('.', reading.Observation!.Key));
        Assert.Equal(value, reading.Observation.Value);
    }

    [Theory] // the shapes of the guide's examples, with our components
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,UNIT_MEASURE\ndataflow,{0},I,75,2025,VND", "..75..2025 - UNIT_MEASURE=VND", "attribute of a part of the key")]
    [InlineData("STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE,COMMENT_OBS[vi;en]\ndataflow,{0},I,,LP1,,,,,vi:a;en:b", ".LP1... - COMMENT_OBS=vi:a;en:b", "languages in one field")]
    [InlineData("STRUCTURE[|];STRUCTURE_ID;ACTION;FREQ: a;INDICATOR: b;REF_AREA: c;ACTIVITY: d;TIME_PERIOD: e;OBS_VALUE: f;SOURCE[]: g\ndataflow;{0}: Năng suất: cả tỉnh;I;A: Năm;LP1: x: y;75: z;_T: t;2025: 2025;12,4;p|q", "A.LP1.75._T.2025 12.4 SOURCE=p¦q", "labels=both with names of periods")]
    [InlineData("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,FREQ,Tên,INDICATOR,Tên,REF_AREA,Tên,ACTIVITY,Tên,TIME_PERIOD,Tên,OBS_VALUE,Tên\ndataflow,{0},N,A,A,Năm,LP1,x,75,y,_T,z,2025,2025,12.4,", "A.LP1.75._T.2025 12.4", "names that repeat")]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION\ndataflow,{0},D", ".... -", "delete all")]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE\ndatastructure,VN_DST75:DSD_PRODUCTIVITY(1.0.0),R,A,LP1,75,_T,2025,1", "A.LP1.75._T.2025 1", "under the structure itself")]
    public void Shapes_of_the_guide_are_read(string text, string said, string _)
    {
        var reading = Assert.Single(Read(text.Replace("{0}", Id, StringComparison.Ordinal)));
        Assert.Null(reading.Fault);
        Assert.Equal(said, SdmxSamples.Say(reading.Observation!).Trim());
    }

    [Theory]
    [InlineData("ESTAT:NA_MAIN(1.6.0)", "ESTAT:NA_MAIN(1.6.0)")]
    [InlineData("AGENCY:DF_ID", "AGENCY:DF_ID")]
    [InlineData("IMF.RES:WEO(9.0.0): World (a): b", "IMF.RES:WEO(9.0.0)")]
    [InlineData("NA_MAIN(1.0)", null)]
    [InlineData("A:B()", null)]
    [InlineData("A:B(1.0)x", null)]
    [InlineData("", null)]
    public void References(string text, string? read) => Assert.Equal(read, SdmxReference.Read(text)?.ToString());

    public static TheoryData<string, object, int, string> Faults { get; } = new()
    {
        { "", SdmxFaultKind.NotSdmx, 1, "" },
        { "FREQ,OBS_VALUE\nA,1", SdmxFaultKind.NotSdmx, 1, "" },
        { "STRUCTURE,ACTION,FREQ\n", SdmxFaultKind.MissingColumn, 1, "STRUCTURE_ID" },
        { "STRUCTURE,STRUCTURE_ID,FREQ,INDICATOR,ACTIVITY,TIME_PERIOD,OBS_VALUE\n", SdmxFaultKind.MissingColumn, 1, "REF_AREA" },
        { "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,FREQ\n", SdmxFaultKind.RepeatedColumn, 1, "FREQ" },
        { Header + "\ndataflow,{0},I,A,LP1,75,_T,2025", SdmxFaultKind.UnevenRow, 2, "" },
        { Header + "\ntable,{0},I,A,LP1,75,_T,2025,1", SdmxFaultKind.UnknownStructureType, 2, "STRUCTURE" },
        { Header + "\ndataflow,PRODUCTIVITY,I,A,LP1,75,_T,2025,1", SdmxFaultKind.BadReference, 2, "STRUCTURE_ID" },
        { Header + "\ndataflow,X:Y(1.0),I,A,LP1,75,_T,2025,1", SdmxFaultKind.OtherStructure, 2, "STRUCTURE_ID" },
        { Header + "\ndataflow,{0},Z,A,LP1,75,_T,2025,1", SdmxFaultKind.UnknownAction, 2, "ACTION" },
        { Header + "\ndataflow,{0},I,A,LP1,,_T,2025,1", SdmxFaultKind.EmptyDimension, 2, "REF_AREA" },
        { Header + "\n\ndataflow,{0},I,A,LP9,75,_T,2025,1", SdmxFaultKind.UnknownCode, 3, "INDICATOR" },
        { Header + "\ndataflow,{0},I,A,LP1,75,_T,2025,\"1,5\"", SdmxFaultKind.NotNumber, 2, "OBS_VALUE" },
        { Header + "\ndataflow,{0},I,A,LP1,75,_T,2025,1 000", SdmxFaultKind.NotNumber, 2, "OBS_VALUE" },
        { Header + "\ndataflow,{0},I,A,LP1,75,_T,2025,1\ndataflow,{0},I,A,LP1,75,_T,2025,2", SdmxFaultKind.RepeatedKey, 3, "" },
        { Header + "\ndataflow,{0},I,A,LP1,75,_T,2025,\"1", SdmxFaultKind.OpenQuotes, 2, "" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_names_its_row_and_column(string text, object kind, int row, string column)
    {
        var fault = Read(text.Replace("{0}", Id, StringComparison.Ordinal)).Select(r => r.Fault).First(f => f is not null)!;
        Assert.Equal((kind, row, column), (fault.Kind, fault.Row, fault.Column));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        Assert.DoesNotContain(fault.Kind.ToString(), fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_fault_does_not_hide_the_others()
    {
        var read = Read((Header + "\ndataflow,{0},I,A,LP1,75,_T,2024,x\ndataflow,{0},I,A,LP1,75,_T,2025,1").Replace("{0}", Id, StringComparison.Ordinal));
        Assert.Equal([true, false], read.Select(r => r.Fault is not null));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SdmxCsvWriter(TextWriter.Null, flow, new() { HasDecimalComma = true }));
        Assert.Throws<ArgumentException>(() => new SdmxCsvWriter(TextWriter.Null, flow, new() { Delimiter = '\t' }));
        Assert.Throws<ArgumentException>(() => new SdmxCsvWriter(TextWriter.Null, flow, new()).Write(new(["A"], 1)));
    }

    private static string Write(SdmxCsvOptions options, IEnumerable<SdmxObservation> observations)
    {
        var text = new StringWriter();
        var writer = new SdmxCsvWriter(text, flow, options);
        writer.WriteHeader();
        foreach (var observation in observations) { writer.Write(observation); }
        return text.ToString();
    }

    private static List<SdmxReading> Read(string text) => [.. new SdmxCsvReader(flow.Structure) { Flow = flow.Reference }.Read(new StringReader(text))];

    // RFC 4180 and nothing more.
    private static List<string[]> Plain(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    if (text[i] == '"') { i++; }
                    field += text[i];
                }
            }
            else if (text[i] == delimiter || text[i] == '\r')
            {
                row.Add(field);
                field = "";
                if (text[i] != '\r') { continue; }
                i++;
                rows.Add([.. row]);
                row.Clear();
            }
            else { field += text[i]; }
        }
        return rows;
    }
}
