using System.Text;

namespace Tdc.Platform.Pages;

/// <summary>Ids made from the names of fields.</summary>
internal static class FieldIds
{
    /// <summary>The name itself where it can be an id in an address (<c>#so-ho</c>), else with dashes: "Input.Lines[0]" gives "Input-Lines-0".</summary>
    internal static string From(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter) || letter is '_' or '-')
            {
                id.Append(letter);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }
        return id.ToString().TrimEnd('-');
    }
}
