using System.Globalization;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>The values of drop-down lists, on a hidden sheet of their own.</summary>
/// <remarks>A list inside a validation is limited to 255 characters and splits at commas, which names of agencies contain.</remarks>
internal sealed class ChoiceLists
{
    private readonly List<IReadOnlyList<string>> columns = [];

    internal bool IsEmpty => columns.Count == 0;

    /// <summary>Keeps a list and gives the range in which it will stand.</summary>
    internal string Add(IReadOnlyList<string> choices)
    {
        var index = columns.FindIndex(known => known.SequenceEqual(choices));
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(choices);
        }
        var letter = CellReference.Column(index + 1);
        return string.Create(CultureInfo.InvariantCulture, $"'{SheetNames.Lists}'!${letter}$1:${letter}${choices.Count}");
    }

    internal void Write(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", SheetWriter.Main);
        xml.WriteStartElement("sheetData");
        var rows = columns.Max(column => column.Count);
        for (var row = 1; row <= rows; row++)
        {
            xml.WriteStartElement("row");
            xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
            for (var column = 0; column < columns.Count; column++)
            {
                if (row <= columns[column].Count)
                {
                    SheetWriter.WriteText(xml, CellReference.At(column + 1, row), columns[column][row - 1], SheetStyles.Plain);
                }
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
