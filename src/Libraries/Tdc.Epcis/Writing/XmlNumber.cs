using System.Text;
using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Writing;

/// <summary>Numbers for <c>xsd:decimal</c>, which knows no exponent.</summary>
internal static class XmlNumber
{
    /// <summary>The text as it is, or without its exponent.</summary>
    public static string Decimal(string text)
    {
        if (text.AsSpan().IndexOfAny('e', 'E') < 0)
        {
            return text;
        }

        var buffer = new PreHashBuffer();
        CanonicalNumber.Write(buffer, text);
        return Encoding.UTF8.GetString(buffer.Written);
    }
}
