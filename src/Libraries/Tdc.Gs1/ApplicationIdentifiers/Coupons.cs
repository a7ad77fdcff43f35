using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>North American coupon codes: AI (8110) and AI (8112).</summary>
/// <remarks>
/// Source: "North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols" and "GS1 AI (8112) Coupon Data Specification". A coupon is a row
/// of fields, many of which begin with a digit that tells their length.
/// </remarks>
internal static class Coupons
{
    /// <summary>The original coupon code, AI (8110).</summary>
    public static Gs1Fault CheckCode(ReadOnlySpan<char> text)
    {
        if (!CharacterSets.IsDigits(text))
        {
            return Gs1Fault.NotDigits;
        }

        var fields = new CouponFields(text);
        var first = fields.Sized('0', '6', 6) && fields.Skip(6) && fields.Sized('1', '5', 0) && Purchase(ref fields);
        return first
            && (!fields.Option('1') || (fields.OneOf("0123") && Purchase(ref fields) && OtherCompany(ref fields)))
            && (!fields.Option('2') || (Purchase(ref fields) && OtherCompany(ref fields)))
            && Period(ref fields)
            && (!fields.Option('5') || fields.Sized('0', '9', 6))
            && (!fields.Option('6') || fields.Sized('1', '7', 6))
            && (!fields.Option('9') || (fields.OneOf("01256") && fields.OneOf("012") && fields.Skip(1) && fields.OneOf("01")))
            && fields.IsAtEnd
            ? Gs1Fault.None
            : Gs1Fault.Coupon;
    }

    /// <summary>The positive offer file code, AI (8112): format, funder, offer and serial number.</summary>
    public static Gs1Fault CheckPositiveOffer(ReadOnlySpan<char> text)
    {
        if (!CharacterSets.IsDigits(text))
        {
            return Gs1Fault.NotDigits;
        }

        var fields = new CouponFields(text);
        return fields.OneOf("01") && fields.Sized('0', '6', 6) && fields.Skip(6) && fields.Sized('0', '9', 6) && fields.IsAtEnd
            ? Gs1Fault.None
            : Gs1Fault.Coupon;
    }

    // Amount with its length, code of the requirement, family of three digits.
    private static bool Purchase(ref CouponFields fields) => fields.Sized('1', '5', 0) && fields.OneOf("012349") && fields.Skip(3);

    // Company prefix with its length; 9 says that it is the first purchase's.
    private static bool OtherCompany(ref CouponFields fields) => fields.Option('9') || fields.Sized('0', '6', 6);

    private static bool Period(ref CouponFields fields)
    {
        ReadOnlySpan<char> end = default;
        if (fields.Option('3') && !fields.Date(out end))
        {
            return false;
        }

        return !fields.Option('4') || (fields.Date(out var start) && (end.IsEmpty || start.SequenceCompareTo(end) <= 0));
    }
}
