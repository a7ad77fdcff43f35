using System.CommandLine;
using System.Globalization;
using Tdc.Platform.Commands;
using Tdc.Productivity.Analysis.Frontier;
using Tdc.Productivity.Tests.Statistics;

namespace Tdc.Productivity.Tests.Frontier;

/// <summary>The commands as they are called: options in, a file out, faults with row and column.</summary>
[Collection(StandardError.Name)]
public sealed class FrontierCommandTests : IDisposable
{
    private const string Panel = """
        firm,year,L,K,Y
        a,2020,2,3,1
        b,2020,4,3,2
        c,2020,6,9,3
        a,2021,2,2,1
        b,2021,4,3,3
        c,2021,,9,3
        d,2021,5,5,5
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("tdc-frontier-").FullName;

    [Fact]
    public void Dea_writes_the_scores_and_blank_cells_for_a_row_with_a_missing_value()
    {
        var (code, lines, errors) = Run(new DeaCommand(), Panel, "dea", "--inputs", "L,K", "--outputs", "Y");
        Assert.Equal(0, code);
        Assert.Equal("firm,year,ccr_i,bcc_i,nirs_i,scale_i,rts_i,ccr_o,bcc_o,scale_o,rts_o", lines[0]);
        Assert.Equal(8, lines.Length);
        Assert.Equal("b,2020,1,1,1,1,crs,1,1,1,crs", lines[2]);
        Assert.Equal("c,2021,,,,,,,,,", lines[6]);
        Assert.Contains("7", errors, StringComparison.Ordinal);
        Assert.Contains("L", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Dea_adds_the_chosen_columns_in_their_order()
    {
        var (code, lines, _) = Run(
            new DeaCommand(), Panel, "dea", "--inputs", "L,K", "--outputs", "Y", "--fdh", "--sbm", "--slacks", "--super", "--bootstrap", "100", "--seed", "3");
        Assert.Equal(0, code);
        Assert.EndsWith(
            ",rts_o,super_ccr_i,super_bcc_i,super_bcc_o,slacksum_ccr_i,slacksum_bcc_i,sbm_crs,sbm_vrs,fdh_i,"
            + "ccr_i_corrected,ccr_i_low,ccr_i_high,bcc_i_corrected,bcc_i_low,bcc_i_high",
            lines[0],
            StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(24, line.Count(c => c == ',')));
    }

    [Theory]
    [InlineData("unit,x,y\nu,1,1\nv,2,1\n", "firm,ccr_i", "v,0.5,")]
    [InlineData("x,y\n1,1\n2,1\n", "firm,ccr_i", "3,0.5,")]
    [InlineData("wave,name,x,y\n7,u,1,1\n7,v,2,1\n", "name,wave,ccr_i", "v,7,0.5,", "--id", "name", "--period", "wave")]
    public void Names_and_periods_are_found_or_left_out(string table, string heading, string second, params string[] more)
    {
        var (code, lines, _) = Run(new DeaCommand(), table, ["dea", "--inputs", "x", "--outputs", "y", .. more]);
        Assert.Equal(0, code);
        Assert.StartsWith(heading, lines[0], StringComparison.Ordinal);
        Assert.StartsWith(second, lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_thin_table_is_warned_of()
    {
        var (code, _, errors) = Run(new DeaCommand(), "x,y\n1,1\n2,1\n", "dea", "--inputs", "x", "--outputs", "y");
        Assert.Equal(0, code);
        Assert.Contains(FrontierWords.Say("units.few", 2, 1, 1, 0), errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("firm,x,y\na,1,1\nb,-2,1\n", "3", "x")]
    [InlineData("firm,x,y\na,1,1\nb,two,1\n", "3", "x", "two")]
    [InlineData("firm,x,y\na,-1,1\nb,-2,1\nc,1,0\n", "dòng 2, cột x", "dòng 3, cột x", "dòng 4")]
    [InlineData("firm,year,x,y\na,1,1,1\nb,1,1,1\na,1,2,1\n", "dòng 2", "dòng 4", "firm, year", "a, 1")]
    [InlineData("firm,x,y\na,0,1\nb,2,1\n", "2", "x")]
    [InlineData("firm,x,y\na,1,1\nb,2,0\n", "3", "y")]
    [InlineData("firm,x,y\na,1,1\na,2,1\n", "3", "a")]
    [InlineData("firm,x,z\na,1,1\n", "y", "x, z")]
    [InlineData("firm,year,x,y\na,20x0,1,1\n", "2", "year", "20x0")]
    [InlineData("firm,x,y\na,1,1\nb,2,5,1\n", "3", "4", "phẩy")]
    [InlineData("firm,x,y\na,\"1,1\n", "ngoặc kép")]
    public void Faults_tell_row_and_column_and_leave_no_file(string table, params string[] told)
    {
        var fault = Assert.Throws<CommandFault>(() => Run(new DeaCommand(), table, "dea", "--inputs", "x", "--outputs", "y"));
        Assert.All(told, word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
        Assert.Equal(["in.csv"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_bootstrap_without_a_seed_and_a_column_named_twice_are_refused()
    {
        Assert.Throws<CommandFault>(() => Run(new DeaCommand(), Panel, "dea", "--inputs", "L,K", "--outputs", "Y", "--bootstrap", "100"));
        Assert.Throws<CommandFault>(() => Run(new DeaCommand(), Panel, "dea", "--inputs", "L,L", "--outputs", "Y"));
        Assert.Throws<CommandFault>(() => Run(new DeaCommand(), Panel, "dea", "--inputs", "L", "--outputs", "Y", "--bootstrap", "5", "--seed", "1"));
        Assert.Contains("--inputs", Assert.Throws<CommandFault>(() => Run(new DeaCommand(), Panel, "dea", "--inputs", ",", "--outputs", "Y")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_where_no_results_can_be_is_refused_before_anything_is_read()
    {
        var input = Path.Combine(folder, "absent.csv");
        foreach (var output in new[] { Path.Combine(folder, "nowhere", "out.csv"), folder, input })
        {
            var call = new DeaCommand().Build(null!).Single().Parse([input, "--inputs", "x", "--outputs", "y", "-o", output]);
            var fault = Assert.Throws<CommandFault>(() => call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
            Assert.Contains(output, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(".part", fault.Message, StringComparison.Ordinal);
            Assert.NotEqual(Analysis.AnalysisWords.Say("file.missing", input), fault.Message);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void One_period_has_no_change_and_that_is_said()
    {
        const string Table = "firm,year,x,y\na,2020,1,1\nb,2020,2,1\n";
        var (code, lines, errors) = Run(new MalmquistCommand(), Table, "malmquist", "--inputs", "x", "--outputs", "y");
        Assert.Equal((0, 1), (code, lines.Length));
        Assert.Contains(FrontierWords.Say("period.only", 2020), errors, StringComparison.Ordinal);
        Assert.Contains(
            FrontierWords.Say("period.only", 2020), Run(new LevelsCommands(), Table, "hicks-moorsteen", "--inputs", "x", "--outputs", "y").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Malmquist_writes_a_row_for_every_firm_in_two_periods_and_blanks_where_one_is_incomplete()
    {
        var (code, lines, _) = Run(new MalmquistCommand(), Panel, "malmquist", "--inputs", "L,K", "--outputs", "Y");
        Assert.Equal(0, code);
        Assert.Equal("firm,year_from,year_to,d_t_t,d_t_t1,d_t1_t,d_t1_t1,v_t_t,v_t1_t1,effch,techch,pech,sech,tfpch", lines[0]);
        Assert.Equal(["a", "b", "c"], lines.Skip(1).Select(l => l[..1]));
        Assert.StartsWith("c,2020,2021,,", lines[3], StringComparison.Ordinal);
        var b = lines[2].Split(',').Skip(3).Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(b[10], b[6] * b[7], 1e-9);
    }

    [Fact]
    public void Malmquist_needs_periods_and_knows_two_orientations()
    {
        var fault = Assert.Throws<CommandFault>(() => Run(new MalmquistCommand(), "firm,x,y\na,1,1\n", "malmquist", "--inputs", "x", "--outputs", "y"));
        Assert.Contains("year", fault.Message, StringComparison.Ordinal);
        var command = new MalmquistCommand().Build(null!).Single();
        Assert.NotEmpty(command.Parse(["in.csv", "--inputs", "x", "--outputs", "y", "--orientation", "both"]).Errors);
        Assert.Empty(command.Parse(["in.csv", "--inputs", "x", "--outputs", "y", "--orientation", "input"]).Errors);
    }

    [Fact]
    public void Hicks_moorsteen_and_fare_primont_write_a_row_for_every_row()
    {
        var (code, changes, _) = Run(new LevelsCommands(), Panel, "hicks-moorsteen", "--inputs", "L,K", "--outputs", "Y");
        Assert.Equal(0, code);
        Assert.Equal("firm,year,dAO,dAI,dTFP,dMP,dTFPE,dOTE,dOSE,dOME,dROSE,dOSME,dRME", changes[0]);
        Assert.Equal("a,2020,,,,,,,,,,,", changes[1]);
        Assert.Equal("c,2021,,,,,,,,,,,", changes[6]);
        (code, var levels, _) = Run(new LevelsCommands(), Panel, "fare-primont", "--inputs", "L,K", "--outputs", "Y");
        Assert.Equal(0, code);
        Assert.Equal("firm,year,AO,AI,TFP,MP,TFPE,OTE,OSE,OME,ROSE,OSME,RME", levels[0]);
        Assert.Equal(8, levels.Length);
        Assert.Equal("c,2021,,,,,,,,,,,", levels[6]);
        Assert.DoesNotContain(",,", levels[7], StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_blank_what_they_leave_undefined_and_nothing_else()
    {
        // In 2021 a does without K, which everybody of 2020 uses: no input distance of 2020 reaches it.
        const string Table = "firm,year,L,K,Y\na,2020,3,3,1\nb,2020,4,3,2\nc,2020,6,9,3\na,2021,2,0,1\nb,2021,4,3,3\nc,2021,6,8,3\n";
        var changes = Run(new LevelsCommands(), Table, "hicks-moorsteen", "--inputs", "L,K", "--outputs", "Y").Lines.Select(l => l.Split(',')).ToArray();
        var levels = Run(new LevelsCommands(), Table, "fare-primont", "--inputs", "L,K", "--outputs", "Y").Lines.Select(l => l.Split(',')).ToArray();
        double Level(int row, string column) => double.Parse(levels[row][Array.IndexOf(levels[0], column)], CultureInfo.InvariantCulture);
        string Change(string column) => changes[4][Array.IndexOf(changes[0], column)];
        Assert.All(["dAI", "dTFP", "dMP", "dTFPE", "dROSE", "dOSME", "dRME"], c => Assert.Equal("", Change(c)));
        foreach (var part in new[] { "OTE", "OSE" })
        {
            Assert.Equal(Level(4, part) / Level(1, part), double.Parse(Change("d" + part), CultureInfo.InvariantCulture), 1e-9);
        }

        Assert.NotEqual("", Change("dAO"));
        Assert.NotEqual("", Change("dOME"));
        Assert.DoesNotContain("", changes[5]); // others are not touched
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string[] Lines, string Errors) Run(ICommandPart part, string table, params string[] call)
    {
        var (input, output) = (Path.Combine(folder, "in.csv"), Path.Combine(folder, "out.csv"));
        File.WriteAllText(input, table);
        var command = part.Build(null!).Single(c => c.Name == call[0]);
        var before = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            var parsed = command.Parse([input, .. call[1..], "-o", output]);
            Assert.Empty(parsed.Errors);
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return (code, File.ReadAllLines(output), errors.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
