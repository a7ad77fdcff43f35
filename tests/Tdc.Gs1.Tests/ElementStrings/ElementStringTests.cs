using FsCheck;
using FsCheck.Fluent;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Tests.ElementStrings;

public sealed class ElementStringTests
{
    private const string Gs = "\x1D";

    public static TheoryData<string, string> Readable { get; } = new()
    {
        { "(01)08930001123458(17)261231(10)LOT1", "(01)08930001123458(17)261231(10)LOT1" },
        { "^010893000112345817261231^10LOT1", "(01)08930001123458(17)261231(10)LOT1" }, // an FNC1 behind a predefined length is passed over
        { "^010893000112345810LOT1^17261231", "(01)08930001123458(10)LOT1(17)261231" },
        { "^010893000112345810LOT1^", "(01)08930001123458(10)LOT1" },
        { "]C1010893000112345810LOT1" + Gs + "17261231", "(01)08930001123458(10)LOT1(17)261231" },
        { "]e0010893000112345810LOT1", "(01)08930001123458(10)LOT1" },
        { "]d2010893000112345821A" + Gs + "10B", "(01)08930001123458(21)A(10)B" },
        { "]Q3010893000112345821A", "(01)08930001123458(21)A" },
        { "]J1010893000112345821A", "(01)08930001123458(21)A" },
        { "]C1010893000112345810LOT117261231", "(01)08930001123458(10)LOT117261231" }, // the separator is missing: the lot swallows the date
        { "]E08930001123458", "(01)08930001123458" },
        { "]E496385074", "(01)00000096385074" },
        { "]I118930001123455", "(01)18930001123455" },
        { "]E08930001123458|]e017261231" + Gs + "10A", "(01)08930001123458(17)261231(10)A" },
        { "]Q1https://id.gs1.org/01/08930001123458/10/L?17=261231", "(01)08930001123458(10)L(17)261231" },
        { "]d1https://id.gs1.org/00/006141411234567890", "(00)006141411234567890" },
        { "(01)08930001123458(10)A\\(1)B", "(01)08930001123458(10)A\\(1)B" },
        { "(01)08930001123458(10)A\\(", "(01)08930001123458(10)A\\(" },
        { "(01)08930001123458(01)08930001123458", "(01)08930001123458(01)08930001123458" },
        { "(00)006141411234567890(02)08930001123458(37)12", "(00)006141411234567890(02)08930001123458(37)12" },
        { "(01)98930001123451(3103)001250(3922)12500", "(01)98930001123451(3103)001250(3922)12500" },
        { "(8008)26123123(01)08930001123458", "(8008)26123123(01)08930001123458" },
        { "(8008)261231235959(01)08930001123458", "(8008)261231235959(01)08930001123458" },
        { "(414)8930001000018(254)KHO-1", "(414)8930001000018(254)KHO-1" },
        { "(91)!\"%&'*+,-./:;<=>?_", "(91)!\"%&'*+,-./:;<=>?_" },
    };

    public static TheoryData<string, Gs1Fault, string?> Unreadable { get; } = new()
    {
        { "", Gs1Fault.Empty, null },
        { "^", Gs1Fault.Empty, null },
        { "]C1", Gs1Fault.Empty, null },
        { "0108930001123458", Gs1Fault.NotAnElementString, null },
        { "(01", Gs1Fault.NotAnElementString, null },
        { "()1", Gs1Fault.UnknownAi, "" },
        { "(1)12345", Gs1Fault.UnknownAi, "1" },
        { "(1A)12345", Gs1Fault.UnknownAi, "1A" },
        { "(12345)1", Gs1Fault.UnknownAi, "1234" },
        { "(10)(11)260101", Gs1Fault.Empty, "10" },
        { "(01)08930001123458(10)", Gs1Fault.Empty, "10" },
        { "(01)08930001123459", Gs1Fault.CheckDigit, "01" },
        { "(01)8930001123458", Gs1Fault.TooShort, "01" },
        { "(01)089300011234580", Gs1Fault.TooLong, "01" },
        { "(01)08930001123458(10)123456789012345678901", Gs1Fault.TooLong, "10" },
        { "(01)08930001123458(10)A B", Gs1Fault.Character, "10" },
        { "(01)08930001123458(10)Á", Gs1Fault.Character, "10" },
        { "(01)08930001123458(10)A^B", Gs1Fault.Separator, "10" },
        { "(01)08930001123458(17)261331", Gs1Fault.Date, "17" },
        { "(17)9(90)217", Gs1Fault.TooShort, "17" },
        { "(01)08930001123458(422)998", Gs1Fault.Country, "422" },
        { "(10)LOT", Gs1Fault.MissingAi, "10" },
        { "(02)08930001123458", Gs1Fault.MissingAi, "02" },
        { "(02)08930001123458(37)5", Gs1Fault.MissingAi, "37" }, // 37 also needs 00
        { "(01)08930001123458(37)5", Gs1Fault.ExcludedAi, "01" },
        { "(01)08930001123458(21)A(235)B", Gs1Fault.ExcludedAi, "21" },
        { "(01)08930001123458(3100)000001(3101)000001", Gs1Fault.ExcludedAi, "3100" },
        { "(01)08930001123458(3922)100", Gs1Fault.MissingAi, "3922" },
        { "(01)08930001123458(7004)10", Gs1Fault.MissingAi, "7004" }, // needs 01 and 10 together
        { "(01)08930001123458(10)A(10)B", Gs1Fault.RepeatedAi, "10" },
        { "(415)8930001000018", Gs1Fault.MissingAi, "415" },
        { "(253)8930001123458(8030)ABC", Gs1Fault.UnserialisedKey, "253" },
        { "^^01", Gs1Fault.Separator, null },
        { "^0108930001123458^^10A", Gs1Fault.Separator, null },
        { "^0408930001123458", Gs1Fault.UnknownAi, "0408" },
        { "^010893000112345", Gs1Fault.TooShort, "01" },
        { "^4001^" + "401A", Gs1Fault.TooShort, "401" },
        { "]C1010893000112345810A^", Gs1Fault.Separator, null },
        { "^010893000112345810A" + Gs + "17261231", Gs1Fault.Character, "10" },
        { "]C0010893000112345810A", Gs1Fault.Symbology, null },
        { "]C", Gs1Fault.Symbology, null },
        { "]", Gs1Fault.Symbology, null },
        { "]E0893000112345", Gs1Fault.Length, "01" },
        { "]E08930001123459", Gs1Fault.CheckDigit, "01" },
        { "]E089300011234580", Gs1Fault.Length, "01" },
        { "]Q1hello", Gs1Fault.Scheme, null },
        { "(01)08930001123458(10)\0", Gs1Fault.Character, "10" },
        { "(01)08930001123458(10)\uD800", Gs1Fault.Character, "10" },
        { "(01)０8930001123458", Gs1Fault.NotDigits, "01" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Read_takes_every_form_and_keeps_the_order(string text, string expected)
    {
        var problem = ElementString.Read(text, out var elements);

        Assert.Equal(default, problem);
        Assert.Equal(expected, elements!.ToBracketed());
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Read_names_the_first_problem_and_where_it_is(string text, Gs1Fault fault, string? ai)
    {
        var problem = ElementString.Read(text, out var elements);

        Assert.Null(elements);
        Assert.Equal(new Gs1Problem(fault, ai), problem);
    }

    [Fact]
    public void One_of_several_symbols_may_lack_what_another_carries()
    {
        Assert.True(ElementString.Read("(10)LOT", out var elements, withAssociations: false).IsNone);
        Assert.Equal("LOT", elements!.Find("10"));
        Assert.Null(elements.Find("01"));
    }

    [Fact]
    public void Separators_stand_only_where_they_are_needed()
    {
        ElementString.Read("(01)08930001123458(10)LOT1(17)261231(21)A", out var elements);

        Assert.Equal("010893000112345810LOT1^1726123121A", elements!.ToSeparated(ElementString.Fnc1));
        Assert.Equal("(01)08930001123458(10)LOT1(17)261231(21)A", elements.ToHumanReadable());
    }

    [Fact]
    public void Make_checks_as_reading_does()
    {
        Assert.True(ElementString.Make([("01", "08930001123458"), ("10", "A(1")], out var made).IsNone);
        Assert.Equal("(01)08930001123458(10)A\\(1", made!.ToString());
        Assert.Equal(new Gs1Problem(Gs1Fault.UnknownAi, "04"), ElementString.Make([("04", "1")], out _));
        Assert.Equal(new Gs1Problem(Gs1Fault.CheckDigit, "01"), ElementString.Make([("01", "08930001123459")], out _));
        Assert.Equal(new Gs1Problem(Gs1Fault.Empty), ElementString.Make([], out _));
    }

    [Fact]
    public void All_forms_of_any_elements_read_back_as_the_same() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var all = AiTable.Shipped.All;
            var data = Enumerable.Range(0, random.Next(1, 8)).Select(_ => all[random.Next(all.Count)]).DistinctBy(ai => ai.Code)
                .Select(ai => (ai.Code, AiSamples.Value(ai, random.Next()))).ToList();
            Assert.Equal(default, ElementString.Make(data, out var made, withAssociations: false));
            string[] forms =
            [
                made!.ToBracketed(), "^" + made.ToSeparated(ElementString.Fnc1), "]C1" + made.ToSeparated(), "]d2" + made.ToSeparated(), "]Q3" + made.ToSeparated(),
            ];
            return forms.All(form => ElementString.Read(form, out var read, withAssociations: false).IsNone && read!.Elements.SequenceEqual(made.Elements));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_text_is_answered_and_does_not_take_long()
    {
        string[] texts =
        [
            new('(', 200_000), new('^', 200_000), "^" + string.Concat(Enumerable.Repeat("2000", 100_000)), "(01)" + new string('0', 1_000_000),
            string.Concat(Enumerable.Repeat("(20)00", 100_000)), "]Q1https://a" + string.Concat(Enumerable.Repeat("/01/0", 100_000)),
            "]Q1https://a/01/08930001123458?" + string.Concat(Enumerable.Repeat("99=A&", 100_000)), string.Concat(Enumerable.Repeat("\\(", 200_000)),
        ];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in texts)
        {
            Assert.False(ElementString.Read(text, out _).IsNone);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    [Fact]
    public void Any_text_whatever_is_answered_without_an_exception() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text => text is null || new[] { "", "(01)", "^01", "]C1", "]Q1http://", "]E0" }.All(start =>
        {
            _ = ElementString.Read(start + text, out _);
            return true;
        })).QuickCheckThrowOnFailure();
}
