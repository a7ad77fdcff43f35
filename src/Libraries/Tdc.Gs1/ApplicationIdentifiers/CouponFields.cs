namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>Reads the fields of a coupon code one after the other.</summary>
/// <param name="digits">Digits only.</param>
internal ref struct CouponFields(ReadOnlySpan<char> digits)
{
    private ReadOnlySpan<char> rest = digits;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Passes over so many digits, if they are there.</summary>
    public bool Skip(int count)
    {
        if (rest.Length < count)
        {
            return false;
        }

        rest = rest[count..];
        return true;
    }

    /// <summary>Passes over one digit of these.</summary>
    public bool OneOf(ReadOnlySpan<char> allowed) => !rest.IsEmpty && allowed.Contains(rest[0]) && Skip(1);

    /// <summary>Passes over a field whose first digit tells its length.</summary>
    /// <param name="least">Smallest first digit.</param>
    /// <param name="most">Largest first digit.</param>
    /// <param name="added">What is added to the digit to make the length.</param>
    public bool Sized(char least, char most, int added)
    {
        if (rest.IsEmpty || rest[0] < least || rest[0] > most)
        {
            return false;
        }

        return Skip(rest[0] - '0' + added + 1);
    }

    /// <summary>Passes over the mark of an optional field when it comes next.</summary>
    public bool Option(char mark) => !rest.IsEmpty && rest[0] == mark && Skip(1);

    /// <summary>Passes over a day in six digits.</summary>
    public bool Date(out ReadOnlySpan<char> date)
    {
        date = rest.Length < 6 ? default : rest[..6];
        return Skip(6) && Dates.IsDay(date, dayMayBeZero: false);
    }
}
