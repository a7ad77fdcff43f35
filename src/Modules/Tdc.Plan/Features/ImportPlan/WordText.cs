using System.Text;
using System.Xml.Linq;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>The words of a paragraph or cell as they would print, and what stands beside them.</summary>
internal sealed class WordText(WordPackage package)
{
    private const int deepest = 300;

    private readonly WordNumbering numbering = new(package);
    private readonly Dictionary<string, XElement?> notes = [];
    private readonly StringBuilder text = new();
    private readonly List<string> hidden = [];
    private int row;
    private bool inTable;

    /// <summary>Footnotes, hidden text and text boxes met so far.</summary>
    public List<AnnexDefect> Remarks { get; } = [];

    /// <summary>The text of a block; each may be asked for once, in order, because lists count on.</summary>
    /// <param name="block">A paragraph or a cell.</param>
    /// <param name="atRow">Where it stands, for the remarks.</param>
    /// <param name="inTable">Whether it stands in a table, where text boxes are left out.</param>
    public string Of(XElement block, int atRow, bool inTable)
    {
        (row, this.inTable) = (atRow, inTable);
        text.Clear();
        Append(block, 0);
        if (hidden.Count > 0)
        {
            Remarks.Add(new(row, AnnexDefectCode.HiddenText, AnnexText.Short(string.Concat(hidden))));
            hidden.Clear();
        }

        return text.ToString();
    }

    private void Append(XElement element, int depth)
    {
        if (depth > deepest)
        {
            throw new InvalidDataException("The document nests its elements deeper than any program writes them.");
        }

        switch (element.Name.LocalName)
        {
            case "t":
                text.Append(element.Value);
                break;
            case "r" when IsOn(element.Child("rPr").Child("vanish")):
                hidden.AddRange(element.Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value));
                break;
            case "tab" when element.Parent?.Name.LocalName == "r":
                text.Append(' ');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "footnoteReference":
                TellNote("footnotes.xml", "footnote", element);
                break;
            case "endnoteReference":
                TellNote("endnotes.xml", "endnote", element);
                break;
            case "txbxContent" when inTable:
                Remarks.Add(new(row, AnnexDefectCode.TextBox, AnnexText.Short(Plain(element))));
                break;
            case "sdt" when element.Child("sdtPr").Child("showingPlcHdr") is not null:
                break;
            case "p":
                text.Append('\n');
                if (numbering.Before(element) is { Length: > 0 } number)
                {
                    text.Append(number).Append(' ');
                }

                AppendAll(element, depth);
                break;
            case "tc":
                AppendAll(element, depth);
                text.Append(' ');
                break;
            case "del" or "moveFrom" or "delText" or "instrText" or "pPr" or "rPr" or "tcPr" or "tblPr" or "trPr" or "tblGrid" or "sdtPr" or "Fallback" or "rt":
                break;
            default:
                AppendAll(element, depth);
                break;
        }
    }

    private void AppendAll(XElement element, int depth)
    {
        foreach (var child in element.Elements())
        {
            Append(child, depth + 1);
        }
    }

    private void TellNote(string part, string kind, XElement reference)
    {
        if (!notes.TryGetValue(part, out var all))
        {
            notes[part] = all = package.Part(part);
        }

        if (all?.Children(kind).FirstOrDefault(n => n.Val("id") == reference.Val("id")) is { } note && Plain(note) is { Length: > 0 } said)
        {
            Remarks.Add(new(row, AnnexDefectCode.Footnote, said));
        }
    }

    private static string Plain(XElement element) =>
        AnnexText.Clean(string.Concat(element.Descendants().Where(e => e.Name.LocalName is "t" or "p").Select(e => e.Name.LocalName == "p" ? " " : e.Value)));

    private static bool IsOn(XElement? toggle) => toggle is not null && toggle.Val() is not ("0" or "false" or "off");
}
