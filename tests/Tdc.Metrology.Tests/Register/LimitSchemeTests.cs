using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Domain.Register.Limits;

namespace Tdc.Metrology.Tests.Register;

public sealed class LimitSchemeTests
{
    /// <summary>Scheme, setup, readings, in service, error, limit, source of the row.</summary>
    public static TheoryData<string, string, string, bool, decimal, decimal, string> Cases { get; } = new()
    {
        { "r76", "class=III\ne=0.005\nmax=15\nunit=kg", "load=2.5\nindication=2.5\nu=0.001", false, 0m, 0.0025m, "R 76 table 6: 500 e belongs to the lower step" },
        { "r76", "class=III\ne=0.005\nmax=15\nunit=kg", "load=2.505\nindication=2.51\nu=0.001", false, 0.005m, 0.005m, "R 76 table 6: above 500 e" },
        { "r76", "class=III\ne=0.005\nmax=15\nunit=kg", "load=10\nindication=10\nu=0.001", false, 0m, 0.005m, "R 76 table 6: 2000 e belongs to the lower step" },
        { "r76", "class=III\ne=0.005\nmax=15\nunit=kg", "load=15\nindication=15\nu=0.001", true, 0m, 0.015m, "R 76 3.5.2: twice in service" },
        { "r76", "class=III\ne=0.02\nmax=60\nunit=kg", "load=10\nindication=10\nadded=0.012\nu=0.003", false, -0.002m, 0.01m, "R 76 A.4.4.3: E = I + e/2 − ΔL − L" },
        { "r76", "class=IIII\ne=5\nmax=500\nunit=g", "load=0\nindication=0\nu=0.1", false, 0m, 2.5m, "made: no load" },
        { "r111", "class=F1", "nominal=1000\ndeviation=-3\nu=1", false, -3m, 5m, "R 111 table 1: 1 kg F1" },
        { "r111", "class=M3", "nominal=5000000\ndeviation=0\nu=1", false, 0m, 2500000m, "R 111 table 1: 5 t M3" },
        { "r117", "class=0.5\npart=system", "reference=20\nindication=20.1\nu=0.02", false, 0.1m, 0.1m, "R 117 table 2: 0.5 % of 20 L" },
        { "r117", "class=0.5\npart=meter", "reference=20\nindication=20\nu=0.02", false, 0m, 0.06m, "R 117 table 2, line B" },
        { "r117", "class=0.5\npart=system", "reference=2\nindication=2\nu=0.001", false, 0m, 0.01m, "2014/32 annex VII table 3: 2 L is no small volume" },
        { "r117", "class=0.5\npart=system", "reference=1\nindication=1\nu=0.001", false, 0m, 0.01m, "2014/32 annex VII table 3: 1 to 2 L as 2 L" },
        { "r117", "class=0.5\npart=system", "reference=0.5\nindication=0.5\nu=0.001", false, 0m, 0.005m, "2014/32 annex VII table 3: twice" },
        { "r117", "class=0.5\npart=system", "reference=0.3\nindication=0.3\nu=0.001", false, 0m, 0.004m, "2014/32 annex VII table 3: twice, of 0.4 L" },
        { "r117", "class=0.5\npart=system", "reference=0.05\nindication=0.05\nu=0.001", false, 0m, 0.002m, "2014/32 annex VII table 3: four times, of 0.1 L" },
        { "r49", "class=2\nq3=2.5\nratio=80\ntemperature=cold", "flow=0.03125\nreference=10\nindication=10.5\nu=0.4", false, 5m, 5m, "R 49 4.2: Q1 itself is in the lower zone" },
        { "r49", "class=2\nq3=2.5\nratio=80\ntemperature=cold", "flow=0.05\nreference=100\nindication=98\nu=0.4", false, -2m, 2m, "R 49 4.2: Q2 itself is in the upper zone" },
        { "r49", "class=2\nq3=2.5\nratio=80\ntemperature=hot", "flow=3.125\nreference=100\nindication=100\nu=0.4", true, 0m, 6m, "R 49 4.2: Q4, above 30 °C, in service" },
        { "r46", "class=B\nist=0.02\nimin=0.25\nitr=0.5\nimax=60", "current=5\nfactor=unity\nerror=0.9\nu=0.2", false, 0.9m, 1.0m, "R 46 table 2" },
        { "r46", "class=B\nist=0.02\nimin=0.25\nitr=0.5\nimax=60", "current=0.25\nfactor=other\nerror=0\nu=0.2", false, 0m, 1.8m, "R 46 table 2: Imin, other power factor" },
        { "r46", "class=B\nist=0.02\nimin=0.25\nitr=0.5\nimax=60", "current=0.125\nfactor=unity\nerror=0\nu=0.2", false, 0m, 3.0m, "R 46 table 2: 1.5 × Imin/I below Imin" },
        { "mi003", "class=B\nimin=0.25\nitr=0.5\nimax=60\ncelsius=23", "current=5\nerror=1\nu=0.2", false, 1m, 2m, "2014/32 annex V table 2" },
        { "mi003", "class=A\nimin=0.25\nitr=0.5\nimax=60\ncelsius=35", "current=5\nerror=1\nu=0.2", false, 1m, 4.5m, "2014/32 annex V table 2: 30 to 40 °C" },
        { "r21", "digit=1000", "quantity=time\nreference=100\nindication=100.1\nu=0.05", false, 0.1m, 0.2m, "2014/32 annex IX: not less than 0.2 s" },
        { "r21", "digit=1000", "quantity=distance\nreference=5000\nindication=5006\nu=2", false, 6m, 10m, "2014/32 annex IX: 0.2 %" },
        { "r21", "digit=1000", "quantity=fare\nreference=50000\nindication=51000\nu=1", false, 1000m, 1000m, "2014/32 annex IX: the last digit of the fare" },
        { "stated", "unit=bar\ntable=ĐLVN 08", "point=10 bar\nerror=-0.2\nlimit=0.25\nu=0.05", false, -0.2m, 0.25m, "made: stated by hand" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_point_gets_the_error_and_the_limit_of_its_row(string scheme, string setup, string readings, bool inService, decimal error, decimal limit, string _)
    {
        Assert.True(LimitSchemes.Of(scheme).Judge(SchemeValues.Parse(setup), SchemeValues.Parse(readings), inService).TryGet(out var point, out var refusal), refusal?.Code);
        Assert.Equal((error, limit), (point.Error, point.Limit));
    }

    [Theory]
    [InlineData("r76", "class=III\ne=0.005\nmax=15\nunit=kg", "load=15.005\nindication=15\nu=0.001", "metrology.limit-load")]
    [InlineData("r76", "class=III\ne=0.005\nmax=60\nunit=kg", "load=1\nindication=1\nu=0.001", "metrology.limit-class-divisions")]
    [InlineData("r76", "class=III\ne=0.00005\nmax=0.4\nunit=kg", "load=0.1\nindication=0.1\nu=0.001", "metrology.limit-class-interval")]
    [InlineData("r111", "class=E1", "nominal=1000000\ndeviation=0\nu=1", "metrology.limit-nominal")]
    [InlineData("r117", "class=0.7\npart=system", "reference=20\nindication=20\nu=1", "metrology.limit-class")]
    [InlineData("r49", "class=2\nq3=2.5\nratio=80\ntemperature=cold", "flow=0.03\nreference=10\nindication=10\nu=0.4", "metrology.limit-flow")]
    [InlineData("r49", "class=2\nq3=2.5\nratio=80\ntemperature=cold", "flow=3.126\nreference=10\nindication=10\nu=0.4", "metrology.limit-flow")]
    [InlineData("r46", "class=B\nist=0.02\nimin=0.25\nitr=0.5\nimax=60", "current=60.1\nfactor=unity\nerror=0\nu=0.2", "metrology.limit-current")]
    [InlineData("r46", "class=B\nist=0.02\nimin=0.25\nitr=0.5\nimax=60", "current=0.1\nfactor=other\nerror=0\nu=0.2", "metrology.limit-current")]
    [InlineData("mi003", "class=B\nimin=0.25\nitr=0.5\nimax=60\ncelsius=71", "current=5\nerror=0\nu=0.2", "metrology.limit-current")]
    [InlineData("stated", "unit=bar\ntable=x", "point=a\nerror=0\nlimit=0\nu=0.2", "metrology.limit-stated")]
    public void What_the_tables_do_not_hold_is_refused(string scheme, string setup, string readings, string code)
    {
        Assert.False(LimitSchemes.Of(scheme).Judge(SchemeValues.Parse(setup), SchemeValues.Parse(readings), false).TryGet(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void Every_row_of_every_table_says_how_it_is_known()
    {
        Assert.All(LimitTables.All, table => Assert.All(table.Rows, row => Assert.NotEqual("", row.Source)));
        Assert.Contains(LimitTables.All.SelectMany(t => t.Rows), r => r.Status == KnowledgeStatus.FromMemory);
    }

    [Theory]
    [InlineData(0.1, 0.1, true)]
    [InlineData(-0.1, 0.1, true)]
    [InlineData(0.1001, 0.1, false)]
    public void The_limit_itself_passes(decimal error, decimal limit, bool keeps) => Assert.Equal(keeps, Point(error, limit, 0.03m).Keeps);

    [Theory]
    [InlineData(0.1, 0.3, true)]
    [InlineData(0.1001, 0.3, false)]
    public void The_uncertainty_may_be_a_third_of_the_limit(decimal u, decimal limit, bool suffices) => Assert.Equal(suffices, Point(0, limit, u).Suffices(RegisterRule.Ratio("1/3")!.Value));

    private static TestPoint Point(decimal error, decimal limit, decimal u) => new()
    {
        Id = default,
        Verification = default,
        Ordinal = 1,
        Point = "made",
        Readings = "",
        Error = error,
        Limit = limit,
        ExpandedUncertainty = u,
        Unit = "kg",
        LimitSource = "made",
        LimitStatus = KnowledgeStatus.Own,
    };
}
