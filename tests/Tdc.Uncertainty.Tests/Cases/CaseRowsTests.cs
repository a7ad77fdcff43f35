using System.Globalization;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Cases;

namespace Tdc.Uncertainty.Tests.Cases;

/// <summary>Cases of the row kinds that the public files do not hold: made, with the reason beside them.</summary>
public sealed class CaseRowsTests
{
    public static TheoryData<string, string, int, UncertaintyFault> Bad { get; } = new()
    {
        { "specific-risk", """{"rows":[{"y":1,"u":0.1,"TU":2},{"y":"NaN","u":0.1,"TU":2}]}""", 2, UncertaintyFault.NotFinite },
        { "specific-risk", """{"rows":[{"y":1,"u":0.1,"TL":null,"TU":null}]}""", 1, UncertaintyFault.Missing },
        { "specific-risk", """{"rows":[{"y":1,"u":-0.1,"TU":2}]}""", 1, UncertaintyFault.OutOfRange },
        { "specific-risk", """{"rows":[{"u":0.1,"TU":2}]}""", 1, UncertaintyFault.Missing },
        { "specific-risk", """{"rows":[7]}""", 1, UncertaintyFault.Syntax },
        { "specific-risk", """{}""", 0, UncertaintyFault.Missing },
        { "global-risk", """{"rows":[{"processStd":-1,"measurementStd":0.1}]}""", 1, UncertaintyFault.OutOfRange },
        { "mpe-verdict", """{"rows":[{"class":"VI","e":1,"load":1,"error":0}]}""", 1, UncertaintyFault.UnknownKind },
        { "mpe-verdict", """{"rows":[{"class":"III","e":1,"load":1,"error":0,"inService":"no"}]}""", 1, UncertaintyFault.OutOfRange },
        { "rounding", """{"columns":["value","uncertainty","digits","mode"],"rows":[["1","0.1",2,"nearest"],["1","0.1",2,"sideways"]]}""", 2, UncertaintyFault.UnknownKind },
        { "rounding", """{"columns":["value","uncertainty","digits","mode"],"rows":[["1","0.1",2]]}""", 1, UncertaintyFault.Mismatch },
        { "rounding", """{"columns":["value","uncertainty","digits","mode"],"rows":[["1","0.1",3,"nearest"]]}""", 1, UncertaintyFault.OutOfRange },
        { "quantiles", """{"p":[0.95],"dof":[5,0]}""", 2, UncertaintyFault.OutOfRange },
        { "quantiles", """{"p":[1],"dof":[5]}""", 1, UncertaintyFault.OutOfRange },
        { "straight-line-fit", """{"x":[1,2,3],"y":[1,2]}""", 3, UncertaintyFault.Mismatch },
        { "straight-line-fit", """{"x":[1,2,3]}""", 0, UncertaintyFault.Missing },
        { "interval-a3", """{"inTolerance":3,"tests":2,"currentIntervalDays":365}""", 0, UncertaintyFault.OutOfRange },
        { "anova-balanced", """{"mean":[1,2],"std":[0.1,0.2]}""", 0, UncertaintyFault.Missing },
        { "quantiles", """{"p":[0.9545],"dof":[5,0.004]}""", 2, UncertaintyFault.OutOfRange },
        { "quantiles", """{"p":[0.999999999999],"dof":[0.01]}""", 1, UncertaintyFault.OutOfRange },
        { "quantiles", """{"p":[],"dof":[5]}""", 0, UncertaintyFault.Missing },
        { "quantiles", """{"p":[0.95],"dof":[]}""", 0, UncertaintyFault.Missing },
        { "rounding", """{"rows":[]}""", 0, UncertaintyFault.Missing },
        { "rounding", """{"rows":5}""", 0, UncertaintyFault.WrongType },
        { "rounding", "5", 0, UncertaintyFault.WrongType },
        { "straight-line-fit", """{"x":[1e200,2e200,3.5e200],"y":[1,2,3]}""", 0, UncertaintyFault.Overflow },
        { "straight-line-fit", """{"x":[1,2,3],"y":[1e200,2e200,-1.7e308]}""", 0, UncertaintyFault.Overflow },
        { "straight-line-fit", """{"x":[1,2,3],"y":[1,2,3.5],"predictAt":1.7e308}""", 0, UncertaintyFault.Overflow },
        { "straight-line-fit", """{"x":[1,1,1],"y":[1,2,3.5]}""", 0, UncertaintyFault.Undefined },
        { "interval-a3", """{"inTolerance":9,"tests":9,"currentIntervalDays":1.7e308}""", 0, UncertaintyFault.Overflow },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_row_that_cannot_be_answered_is_named(string kind, string data, int row, UncertaintyFault fault)
    {
        var thrown = Assert.Throws<UncertaintyException>(() => Answer(kind, data));
        Assert.Equal((fault, row), (thrown.Fault, thrown.Place));
    }

    [Fact]
    public void One_limit_and_no_uncertainty_are_decided()
    {
        var rows = Answer("specific-risk", """{"rows":[{"y":2,"u":0,"TL":1},{"y":0.9,"u":0,"TL":1,"TU":null},{"y":0.95,"u":0.1,"TL":1}]}""")["rows"]!;
        Assert.Equal((1d, "pass"), (rows[0]!["pConform"]!.GetValue<double>(), rows[0]!["nonBinary"]!.GetValue<string>()));
        Assert.Equal((0d, "fail"), (rows[1]!["pConform"]!.GetValue<double>(), rows[1]!["nonBinary"]!.GetValue<string>()));
        Assert.Equal("conditional-fail", rows[2]!["nonBinary"]!.GetValue<string>());
        Assert.Equal(["y", "u", "TL", "TU", "pConform", "acceptSimple", "acceptGuardU", "acceptGuard1_64u", "nonBinary"], rows[1]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void A_process_may_be_given_by_its_share()
    {
        var row = Answer("global-risk", """{"rows":[{"inTolerance":0.6,"measurementStd":0.2970457374734725}]}""")["rows"]![0]!;
        Close.Relative(1.18818294989389, row["processStd"]!.GetValue<double>(), 1e-12);
        Close.Absolute(0.04838603208493639, row["pfa"]!.GetValue<double>(), 1e-12);
        Assert.Equal(0.6, double.Parse(row["inTolerance"]!.ToJsonString(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Other_limits_of_a_process_are_read_from_the_case()
    {
        var scaled = Answer("global-risk", """{"TL":8,"TU":12,"mean":10,"rows":[{"processStd":2.37636589978778,"measurementStd":0.594091474946945}]}""")["rows"]![0]!;
        Close.Absolute(0.04838603208493639, scaled["pfa"]!.GetValue<double>(), 1e-12); // the first public row, doubled and moved
    }

    [Fact]
    public void Figures_are_given_back_as_they_were_written()
    {
        var answer = Answer("rounding", """{"columns":["value","uncertainty","digits","mode"],"rows":[["1.50E1","0.10",1,"up"]]}""");
        Assert.Equal("""["1.50E1","0.10",1,"up","15.0","0.1"]""", answer["rows"]![0]!.ToJsonString());
        Assert.Equal("""["value","uncertainty","digits","mode","roundedValue","roundedUncertainty"]""", answer["columns"]!.ToJsonString());
    }

    [Fact]
    public void Other_levels_of_the_F_test_are_answered_by_their_name()
    {
        var answer = Answer("anova-balanced", """{"groups":[[1,2,3],[2,3,5],[0,1,1]],"levels":[0.99]}""");
        Close.Relative(10.924766500838338, answer["F_critical_0.99"]!.GetValue<double>(), 1e-9); // tables: F(2, 6) = 10.92
        Assert.Equal(2, answer["dof_a"]!.GetValue<int>());
    }

    [Fact]
    public void A_line_is_fitted_predicted_and_read_backwards()
    {
        var answer = Answer("straight-line-fit", """{"t_C":[0,1,2,3],"b_C":[0,1.1,1.9,3.0],"x0":1,"predictAt":[5],"inverseAt":2}""");
        Close.Relative(0.98, answer["b"]!.GetValue<double>(), 1e-12);
        Close.Relative(1.01, answer["a"]!.GetValue<double>(), 1e-12);
        Assert.Equal(2, answer["dof"]!.GetValue<int>());
        Close.Relative(1.01 + (4 * 0.98), answer["predictions"]![0]!["y"]!.GetValue<double>(), 1e-12);
        Close.Relative(1 + (0.99 / 0.98), answer["inverse"]![0]!["x"]!.GetValue<double>(), 1e-12);
    }

    [Fact]
    public void Huge_and_fractional_degrees_of_freedom_are_answered()
    {
        var rows = Answer("quantiles", """{"p":[0.5,0.9999],"dof":[1e9,2.5,"inf"]}""")["rows"]!;
        Assert.Equal("inf", rows[2]![0]!.GetValue<string>());
        Close.Relative(rows[2]![2]!.GetValue<double>(), rows[0]![2]!.GetValue<double>(), 1e-8);
        Assert.True(rows[1]![2]!.GetValue<double>() > 20);
    }

    private static JsonObject Answer(string kind, string data) =>
        MetrologyCase.Answer($$"""{"schema":"tdc-metrology-case/1","kind":"{{kind}}","data":{{data}}}""", new CaseSettings());
}
