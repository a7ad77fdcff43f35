using FsCheck;
using FsCheck.Fluent;

namespace Tdc.Dcc.Tests;

/// <summary>Whatever the writer accepts is valid by the schema and read back equal.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> text = Gen.ListOf(Gen.Elements("a", "ế", "ữ", "<", "&", "]]>", "\"", " ", "\n", "\r", "\t", "日", "𝛼"), 6)
        .Select(string.Concat);

    private static readonly Gen<string> word = text.Select(each => each.Trim()).Where(each => each.Length > 0);

    private static readonly Gen<DsiNumber> number = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(whole => DsiNumber.Of(whole / 1000m)),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(DsiNumber.Of),
        Gen.Elements("0.500", "+1.", ".5", "-6.469E-07", "1e5").Select(DsiNumber.Parse));

    private static readonly Gen<DsiNumber> positive = number.Where(each => !each.Text.StartsWith('-'));

    private static readonly Gen<LocalText> local = Gen.Two(text).Select(pair => new LocalText([new LanguageText(pair.Item1, "vi"), new LanguageText(pair.Item2)]));

    private static Gen<Sequence<T>> OneOrAll<T>(Gen<T> member, int length) =>
        Gen.OneOf(Gen.Constant(1), Gen.Constant(length)).SelectMany(count => Gen.ListOf(member, count)).Select(list => new List<T>(list)).Select(list => (Sequence<T>)[.. list]);

    private static Gen<Uncertainty> Uncertain(int length) =>
        from kind in Gen.Elements(Enum.GetValues<UncertaintyKind>())
        from values in OneOrAll(positive, length)
        from factors in OneOrAll(Gen.Elements("1", "2", "2.00", "1.65", "12.7062").Select(DsiNumber.Parse), length)
        from ends in OneOrAll(number, length)
        from probabilities in OneOrAll(Gen.Elements("0.95", "0.9545", "1", "0").Select(DsiNumber.Parse), length)
        from distribution in Gen.Elements("", "normal", "t")
        select new Uncertainty(kind, values)
        {
            CoverageFactors = kind == UncertaintyKind.Expanded ? factors : [],
            Lower = kind == UncertaintyKind.Interval ? ends : [],
            Upper = kind == UncertaintyKind.Interval ? ends : [],
            Probabilities = kind == UncertaintyKind.Standard ? [] : probabilities,
            Distributions = distribution.Length == 0 ? [] : [distribution],
        };

    private static readonly Gen<QuantityValue> real =
        from value in number
        from unit in Gen.Elements(@"\kilo\gram", @"\one", @"\metre\tothe{2}")
        from label in Gen.OneOf(text.Select(each => (string?)each), Gen.Constant<string?>(null))
        from uncertainty in Gen.OneOf(Uncertain(1).Select(each => (Uncertainty?)each), Gen.Constant<Uncertainty?>(null))
        select (QuantityValue)new RealValue(value, unit) { Label = label, Uncertainty = uncertainty };

    private static readonly Gen<QuantityValue> list =
        from length in Gen.Choose(1, 6)
        from values in Gen.ListOf(number, length)
        from units in OneOrAll(Gen.Elements(@"\volt", @"\ampere"), length)
        from uncertainty in Gen.OneOf(Uncertain(length).Select(each => (Uncertainty?)each), Gen.Constant<Uncertainty?>(null))
        select (QuantityValue)new RealListValue([.. values], units) { Uncertainty = uncertainty };

    private static readonly Gen<QuantityValue> any = Gen.OneOf(
        real,
        list,
        Gen.ListOf(real, 2).Select(forms => (QuantityValue)new HybridValue([.. forms])),
        Gen.ListOf(real, 3).Select(forms => (QuantityValue)new ListValue([new RealGroup([.. forms.Cast<RealValue>()])])),
        text.Select(each => (QuantityValue)new NoValue(new RichText { Parts = [new TextPart(new LanguageText(each, "en"))] })));

    private static readonly Gen<DataPart> quantity =
        from value in any
        from name in local
        from conformity in Gen.ListOf(Gen.Elements(Enum.GetValues<Conformity>()), 2)
        select (DataPart)new Quantity(value)
        {
            Name = name,
            Circumstances = new Circumstances { MetaData = [new Statement { Conformity = new Each<Conformity>(true, [.. conformity]) }] },
        };

    private static readonly Gen<Certificate> certificates =
        from parts in Gen.ListOf(quantity, 3)
        from identifier in word
        from name in local
        from day in Gen.Choose(0, 20000)
        from octets in Gen.ListOf(Gen.Choose(0, 255), 5)
        from kind in Gen.Elements(Enum.GetValues<ReplacementKind>())
        let mass = Samples.Mass(new QuantityList { Members = [.. parts] })
        select mass with
        {
            Core = mass.Core with
            {
                UniqueIdentifier = identifier,
                Begun = new DateOnly(1990, 1, 1).AddDays(day),
                Replaces = new Replacement(kind, identifier),
            },
            Items = [mass.Items[0] with { Name = name }],
            HumanReadable = new EmbeddedFile(identifier, "text/plain", octets.Select(octet => (byte)octet).ToArray()),
        };

    [Fact]
    public void A_certificate_written_in_the_newest_version_is_valid_and_read_back_equal() =>
        Prop.ForAll(certificates.ToArbitrary(), certificate =>
        {
            var octets = Samples.Octets(certificate);
            Assert.Empty(Schemas.Faults(octets, DccVersion.V330));
            Assert.Equal(certificate, DccReader.Read(octets).Document!.Certificate);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_certificate_that_the_older_version_can_carry_is_read_back_equal() =>
        Prop.ForAll(certificates.ToArbitrary(), certificate =>
        {
            var written = DccWriter.Write(certificate, DccVersion.V321);
            if (written.Fault == DccFault.None)
            {
                Assert.Empty(Schemas.Faults(written.Octets!, DccVersion.V321));
                Assert.Equal(certificate, DccReader.Read(written.Octets!).Document!.Certificate);
            }
            else
            {
                Assert.Equal(DccFault.NotInVersion, written.Fault);
            }
        }).QuickCheckThrowOnFailure();
}
