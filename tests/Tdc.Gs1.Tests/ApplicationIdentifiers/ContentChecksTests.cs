using Tdc.Gs1.ApplicationIdentifiers;

namespace Tdc.Gs1.Tests.ApplicationIdentifiers;

public sealed class ContentChecksTests
{
    [Theory]
    [InlineData("csum", "24012345678905", true)]
    [InlineData("csum", "24012345678909", false)]
    [InlineData("gcppos1", "0123A", true)]
    [InlineData("gcppos1", "012A", false)]
    [InlineData("gcppos1", "012", false)]
    [InlineData("gcppos2", "I0123", true)]
    [InlineData("gcppos2", "I012", false)]
    [InlineData("gcppos2", "I", false)]
    [InlineData("yymmd0", "200600", true)]
    [InlineData("yymmd0", "000229", true)]
    [InlineData("yymmd0", "210229", false)]
    [InlineData("yymmd0", "201310", false)]
    [InlineData("yymmd0", "200010", false)]
    [InlineData("yymmd0", "200631", false)]
    [InlineData("yymmdd", "200600", false)]
    [InlineData("yymmdd", "240229", true)]
    [InlineData("yymmdd", "24022", false)]
    [InlineData("yyyymmdd", "19000229", false)]
    [InlineData("yyyymmdd", "20000229", true)]
    [InlineData("yyyymmdd", "00000101", true)]
    [InlineData("hh", "24", false)]
    [InlineData("mi", "60", false)]
    [InlineData("ss", "00", true)]
    [InlineData("hhmi", "2360", false)]
    [InlineData("hhmi", "2400", false)]
    [InlineData("hhmi", "0000", true)]
    [InlineData("iso3166", "704", true)]
    [InlineData("iso3166", "999", false)]
    [InlineData("iso3166999", "999", true)]
    [InlineData("iso3166alpha2", "VN", true)]
    [InlineData("iso3166alpha2", "vn", false)]
    [InlineData("iso3166alpha2", "XX", false)]
    [InlineData("iso4217", "704", true)]
    [InlineData("iso4217", "000", false)]
    [InlineData("iso5218", "2", true)]
    [InlineData("iso5218", "3", false)]
    [InlineData("winding", "2", false)]
    [InlineData("yesno", "2", false)]
    [InlineData("mediatype", "11", false)]
    [InlineData("mediatype", "10", true)]
    [InlineData("packagetype", "200", true)]
    [InlineData("packagetype", "207", false)]
    [InlineData("packagetype", "X15", true)]
    [InlineData("packagetype", "X14", false)]
    [InlineData("packagetype", "8", true)]
    [InlineData("importeridx", "-", true)]
    [InlineData("importeridx", "/", false)]
    [InlineData("iban", "FR7630006000011234567890189", true)]
    [InlineData("iban", "BE71096123456760", false)]
    [InlineData("iban", "XX361234567890", false)]
    [InlineData("iban", "LC14BOSLxx3456789012345678901230", false)]
    [InlineData("iban", "MT90MALT011000012345MTLCAST001SABC", true)]
    [InlineData("iban", "BE710961", false)]
    [InlineData("latitude", "1800000000", true)]
    [InlineData("latitude", "1800000001", false)]
    [InlineData("longitude", "3600000000", true)]
    [InlineData("longitude", "3600000001", false)]
    [InlineData("pcenc", "", true)]
    [InlineData("pcenc", "ABC%fFXYZ", true)]
    [InlineData("pcenc", "ABC%fgXYZ", false)]
    [InlineData("pcenc", "ABC%f", false)]
    [InlineData("pcenc", "ABC%", false)]
    [InlineData("pcenc", "%00", true)]
    [InlineData("pieceoftotal", "0303", true)]
    [InlineData("pieceoftotal", "0302", false)]
    [InlineData("pieceoftotal", "0003", false)]
    [InlineData("pieceoftotal", "0100", false)]
    [InlineData("pieceoftotal", "123", false)]
    [InlineData("posinseqslash", "9/10", true)]
    [InlineData("posinseqslash", "10/9", false)]
    [InlineData("posinseqslash", "01/2", false)]
    [InlineData("posinseqslash", "1/02", false)]
    [InlineData("posinseqslash", "1//", false)]
    [InlineData("posinseqslash", "/1", false)]
    [InlineData("zero", "0", true)]
    [InlineData("zero", "1", false)]
    [InlineData("nonzero", "0000", false)]
    [InlineData("nonzero", "0010", true)]
    [InlineData("nozeroprefix", "0", false)]
    [InlineData("nozeroprefix", "10", true)]
    [InlineData("hasnondigit", "123", false)]
    [InlineData("hasnondigit", "12A", true)]
    [InlineData("hyphen", "-", true)]
    [InlineData("hyphen", "X", false)]
    public void A_check_says_what_the_standard_says(string name, string text, bool right) =>
        Assert.Equal(right, ContentChecks.Named(name)(text) == Gs1Fault.None);

    [Theory]
    [InlineData("012345612345611110123", true)] // only what every coupon has
    [InlineData("01234561234561111012", false)] // family code cut short
    [InlineData("712345678901234", false)] // length of the company prefix
    [InlineData("0123456123456011110123", false)] // save value of no length
    [InlineData("012345612345611115123", false)] // code of the first requirement
    [InlineData("012345612345611110123101101230123456", true)] // second purchase, with a company prefix
    [InlineData("012345612345611110123101101239", true)] // second purchase, of the same company
    [InlineData("0123456123456111101231011012391", false)] // too much behind it
    [InlineData("0123456123456111101232110123" + "9", true)] // third purchase
    [InlineData("0123456123456111101233261231", true)] // expires
    [InlineData("0123456123456111101233261200", false)] // on no day
    [InlineData("01234561234561111012332612314261101", true)] // starts before it expires
    [InlineData("01234561234561111012332612314270101", false)] // expires before it starts
    [InlineData("01234561234561111012350123456", true)] // serial number of six digits
    [InlineData("0123456123456111101235012345", false)]
    [InlineData("01234561234561111012361" + "1234567", true)] // retailer
    [InlineData("01234561234561111012360" + "123456", false)]
    [InlineData("01234561234561111012390000", true)] // miscellaneous
    [InlineData("01234561234561111012393000", false)]
    [InlineData("01234561234561111012390002", false)]
    [InlineData("0123456123456111101237", false)] // no such field
    [InlineData("01234561234561111012A", false)]
    public void Coupon_codes_are_read_field_by_field(string text, bool right) =>
        Assert.Equal(right, ContentChecks.Named("couponcode")(text) == Gs1Fault.None);

    [Theory]
    [InlineData("001234561234560123456", true)]
    [InlineData("101234561234560123456", true)]
    [InlineData("201234561234560123456", false)]
    [InlineData("071234561234560123456", false)]
    [InlineData("061234567890121234569123456789012345", true)]
    [InlineData("0612345678901212345691234567890123456", false)]
    [InlineData("00123456123456", false)]
    [InlineData("00123456123456012345a", false)]
    public void Positive_offers_are_read_field_by_field(string text, bool right) =>
        Assert.Equal(right, ContentChecks.Named("couponposoffer")(text) == Gs1Fault.None);

    [Theory]
    [InlineData("261231", 2026, "2026-12-31")]
    [InlineData("260200", 2026, "2026-02-28")]
    [InlineData("760101", 2026, "2076-01-01")] // 50 years on
    [InlineData("770101", 2026, "1977-01-01")] // 51 years on is 49 years back
    [InlineData("000229", 2026, "2000-02-29")]
    [InlineData("450101", 1996, "2045-01-01")] // 49 years on
    [InlineData("470101", 1996, "1947-01-01")]
    public void Two_digits_of_a_year_mean_the_nearest_century(string text, int year, string expected)
    {
        Assert.True(Dates.TryRead(text, year, out var date));
        Assert.Equal(expected, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("261301")]
    [InlineData("260230")]
    [InlineData("26123")]
    [InlineData("2612x1")]
    public void No_such_day_is_no_date(string text) => Assert.False(Dates.TryRead(text, 2026, out _));
}
